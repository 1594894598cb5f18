// SPDX-License-Identifier: MIT
// Which element is which: WordPress's element names through XML namespaces. Elements are matched by
// the namespace their prefix is bound to; a prefix that is bound to nothing is taken literally,
// because exports exist that use `excerpt:` or `atom:` undeclared (reference: WordPress 2.6).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace postferry::wxr {

/// The vocabularies a WXR file uses. `rss` is "no namespace".
enum class Vocabulary : std::uint8_t { rss, wp, excerpt, content, dc, wfw, postferry, other };

/// What a namespace URI stands for: `http(s)://wordpress.org/export/N.N/` is wp, with `excerpt/`
/// behind it excerpt, and so on, also with one byte damaged; anything else is other.
[[nodiscard]] Vocabulary vocabulary_of_uri(std::string_view uri) noexcept;
/// True if the URI is known in spite of a damaged byte.
[[nodiscard]] bool is_damaged_uri(std::string_view uri) noexcept;
/// What a prefix stands for where nothing declares it.
[[nodiscard]] Vocabulary vocabulary_of_prefix(std::string_view prefix) noexcept;

/// The elements that the reader knows.
enum class Element : std::uint8_t {
  unknown,
  // RSS
  rss,
  channel,
  item,
  title,
  link,
  pub_date,
  creator,
  guid,
  description,
  category,
  language,
  generator,
  // bodies
  content,
  excerpt,
  // channel
  wxr_version,
  base_site_url,
  base_blog_url,
  author,
  author_id,
  author_login,
  author_email,
  author_display_name,
  author_first_name,
  author_last_name,
  wp_category,
  tag,
  term,
  term_id,
  category_nicename,
  category_parent,
  cat_name,
  category_description,
  tag_slug,
  tag_name,
  tag_description,
  term_taxonomy,
  term_slug,
  term_parent,
  term_name,
  term_description,
  termmeta,
  // item
  post_id,
  post_date,
  post_date_gmt,
  post_modified,
  post_modified_gmt,
  comment_status,
  ping_status,
  post_name,
  status,
  post_parent,
  menu_order,
  post_type,
  post_password,
  is_sticky,
  attachment_url,
  postmeta,
  meta_key,
  meta_value,
  // comment
  comment,
  comment_id,
  comment_author,
  comment_author_email,
  comment_author_url,
  comment_author_ip,
  comment_date,
  comment_date_gmt,
  comment_content,
  comment_approved,
  comment_type,
  comment_parent,
  comment_user_id,
  commentmeta,
  // ours
  postferry_site,
  count_
};

/// By vocabulary and local name.
[[nodiscard]] Element find_element(Vocabulary vocabulary, std::string_view local) noexcept;
/// The name WordPress writes: "wp:post_id".
[[nodiscard]] std::string_view canonical_name(Element element) noexcept;
/// True for elements that hold other elements (item, wp:author, wp:postmeta...).
[[nodiscard]] bool is_container(Element element) noexcept;

/// Prefixes in force, innermost last.
class Namespaces {
 public:
  /// Declares prefix (empty: the default namespace).
  void declare(std::string_view prefix, std::string_view uri);
  /// How many declarations there are; restore(size()) takes later ones back.
  [[nodiscard]] std::size_t size() const noexcept { return bindings_.size(); }
  void restore(std::size_t size);

  /// The element that a qualified name stands for here.
  [[nodiscard]] Element find(std::string_view qualified) const noexcept;
  /// True if a declaration in force binds some prefix to this vocabulary.
  [[nodiscard]] bool binds(Vocabulary vocabulary) const noexcept;
  /// The element `xml` with the declarations [from, to) that its own names use written into its
  /// start tag, so that it means the same outside of the elements that declared them.
  [[nodiscard]] std::string made_self_contained(std::string xml, std::size_t from,
                                                std::size_t to) const;
  /// True if the prefix of this qualified name is declared, or it has none.
  [[nodiscard]] bool declares_prefix_of(std::string_view qualified) const noexcept;
  /// The same declarations in the same order.
  friend bool operator==(const Namespaces&, const Namespaces&) = default;

 private:
  struct Binding {
    friend bool operator==(const Binding&, const Binding&) = default;
    std::string prefix;
    std::string uri;
    Vocabulary vocabulary;
    bool usual;  // the prefix stands for what it would stand for undeclared
  };
  std::vector<Binding> bindings_;
  std::size_t unusual_ = 0;  // with none, names are what they look like
};

/// Prefix and local part of a qualified name.
[[nodiscard]] std::pair<std::string_view, std::string_view> split_name(
    std::string_view qualified) noexcept;

}  // namespace postferry::wxr
