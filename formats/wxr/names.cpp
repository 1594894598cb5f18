// SPDX-License-Identifier: MIT
#include "wxr/names.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "codec/xml_write.h"
#include "wxr/near.h"

namespace postferry::wxr {

namespace {

struct ElementName {
  Element element;
  Vocabulary vocabulary;
  std::string_view local;
  std::string_view canonical;
  bool container = false;
};

constexpr std::size_t element_count = static_cast<std::size_t>(Element::count_);

// In the order of the enumeration.
constexpr std::array<ElementName, element_count> names = {{
    {Element::unknown, Vocabulary::other, "", ""},
    {Element::rss, Vocabulary::rss, "rss", "rss", true},
    {Element::channel, Vocabulary::rss, "channel", "channel", true},
    {Element::item, Vocabulary::rss, "item", "item", true},
    {Element::title, Vocabulary::rss, "title", "title"},
    {Element::link, Vocabulary::rss, "link", "link"},
    {Element::pub_date, Vocabulary::rss, "pubDate", "pubDate"},
    {Element::creator, Vocabulary::dc, "creator", "dc:creator"},
    {Element::guid, Vocabulary::rss, "guid", "guid"},
    {Element::description, Vocabulary::rss, "description", "description"},
    {Element::category, Vocabulary::rss, "category", "category"},
    {Element::language, Vocabulary::rss, "language", "language"},
    {Element::generator, Vocabulary::rss, "generator", "generator"},
    {Element::content, Vocabulary::content, "encoded", "content:encoded"},
    {Element::excerpt, Vocabulary::excerpt, "encoded", "excerpt:encoded"},
    {Element::wxr_version, Vocabulary::wp, "wxr_version", "wp:wxr_version"},
    {Element::base_site_url, Vocabulary::wp, "base_site_url", "wp:base_site_url"},
    {Element::base_blog_url, Vocabulary::wp, "base_blog_url", "wp:base_blog_url"},
    {Element::author, Vocabulary::wp, "author", "wp:author", true},
    {Element::author_id, Vocabulary::wp, "author_id", "wp:author_id"},
    {Element::author_login, Vocabulary::wp, "author_login", "wp:author_login"},
    {Element::author_email, Vocabulary::wp, "author_email", "wp:author_email"},
    {Element::author_display_name, Vocabulary::wp, "author_display_name", "wp:author_display_name"},
    {Element::author_first_name, Vocabulary::wp, "author_first_name", "wp:author_first_name"},
    {Element::author_last_name, Vocabulary::wp, "author_last_name", "wp:author_last_name"},
    {Element::wp_category, Vocabulary::wp, "category", "wp:category", true},
    {Element::tag, Vocabulary::wp, "tag", "wp:tag", true},
    {Element::term, Vocabulary::wp, "term", "wp:term", true},
    {Element::term_id, Vocabulary::wp, "term_id", "wp:term_id"},
    {Element::category_nicename, Vocabulary::wp, "category_nicename", "wp:category_nicename"},
    {Element::category_parent, Vocabulary::wp, "category_parent", "wp:category_parent"},
    {Element::cat_name, Vocabulary::wp, "cat_name", "wp:cat_name"},
    {Element::category_description, Vocabulary::wp, "category_description",
     "wp:category_description"},
    {Element::tag_slug, Vocabulary::wp, "tag_slug", "wp:tag_slug"},
    {Element::tag_name, Vocabulary::wp, "tag_name", "wp:tag_name"},
    {Element::tag_description, Vocabulary::wp, "tag_description", "wp:tag_description"},
    {Element::term_taxonomy, Vocabulary::wp, "term_taxonomy", "wp:term_taxonomy"},
    {Element::term_slug, Vocabulary::wp, "term_slug", "wp:term_slug"},
    {Element::term_parent, Vocabulary::wp, "term_parent", "wp:term_parent"},
    {Element::term_name, Vocabulary::wp, "term_name", "wp:term_name"},
    {Element::term_description, Vocabulary::wp, "term_description", "wp:term_description"},
    {Element::termmeta, Vocabulary::wp, "termmeta", "wp:termmeta", true},
    {Element::post_id, Vocabulary::wp, "post_id", "wp:post_id"},
    {Element::post_date, Vocabulary::wp, "post_date", "wp:post_date"},
    {Element::post_date_gmt, Vocabulary::wp, "post_date_gmt", "wp:post_date_gmt"},
    {Element::post_modified, Vocabulary::wp, "post_modified", "wp:post_modified"},
    {Element::post_modified_gmt, Vocabulary::wp, "post_modified_gmt", "wp:post_modified_gmt"},
    {Element::comment_status, Vocabulary::wp, "comment_status", "wp:comment_status"},
    {Element::ping_status, Vocabulary::wp, "ping_status", "wp:ping_status"},
    {Element::post_name, Vocabulary::wp, "post_name", "wp:post_name"},
    {Element::status, Vocabulary::wp, "status", "wp:status"},
    {Element::post_parent, Vocabulary::wp, "post_parent", "wp:post_parent"},
    {Element::menu_order, Vocabulary::wp, "menu_order", "wp:menu_order"},
    {Element::post_type, Vocabulary::wp, "post_type", "wp:post_type"},
    {Element::post_password, Vocabulary::wp, "post_password", "wp:post_password"},
    {Element::is_sticky, Vocabulary::wp, "is_sticky", "wp:is_sticky"},
    {Element::attachment_url, Vocabulary::wp, "attachment_url", "wp:attachment_url"},
    {Element::postmeta, Vocabulary::wp, "postmeta", "wp:postmeta", true},
    {Element::meta_key, Vocabulary::wp, "meta_key", "wp:meta_key"},
    {Element::meta_value, Vocabulary::wp, "meta_value", "wp:meta_value"},
    {Element::comment, Vocabulary::wp, "comment", "wp:comment", true},
    {Element::comment_id, Vocabulary::wp, "comment_id", "wp:comment_id"},
    {Element::comment_author, Vocabulary::wp, "comment_author", "wp:comment_author"},
    {Element::comment_author_email, Vocabulary::wp, "comment_author_email",
     "wp:comment_author_email"},
    {Element::comment_author_url, Vocabulary::wp, "comment_author_url", "wp:comment_author_url"},
    {Element::comment_author_ip, Vocabulary::wp, "comment_author_IP", "wp:comment_author_IP"},
    {Element::comment_date, Vocabulary::wp, "comment_date", "wp:comment_date"},
    {Element::comment_date_gmt, Vocabulary::wp, "comment_date_gmt", "wp:comment_date_gmt"},
    {Element::comment_content, Vocabulary::wp, "comment_content", "wp:comment_content"},
    {Element::comment_approved, Vocabulary::wp, "comment_approved", "wp:comment_approved"},
    {Element::comment_type, Vocabulary::wp, "comment_type", "wp:comment_type"},
    {Element::comment_parent, Vocabulary::wp, "comment_parent", "wp:comment_parent"},
    {Element::comment_user_id, Vocabulary::wp, "comment_user_id", "wp:comment_user_id"},
    {Element::commentmeta, Vocabulary::wp, "commentmeta", "wp:commentmeta", true},
    {Element::postferry_site, Vocabulary::postferry, "site", "postferry:site"},
}};

constexpr bool in_order() {
  for (std::size_t i = 0; i < names.size(); ++i)
    if (static_cast<std::size_t>(names[i].element) != i) return false;
  return true;
}
static_assert(in_order());

constexpr std::size_t longest_local = 32;

// Length, first and last two letters: tells nearly all local names apart without comparing them.
constexpr std::uint32_t fingerprint(std::string_view local) {
  const auto byte = [&](std::size_t i) {
    return static_cast<std::uint32_t>(static_cast<unsigned char>(local[i]));
  };
  const std::size_t n = local.size();
  return n < 2
             ? static_cast<std::uint32_t>(n)
             : static_cast<std::uint32_t>(n) << 24 | byte(0) << 16 | byte(n - 2) << 8 | byte(n - 1);
}

// Elements by the length of their local name, with their fingerprints.
struct ByLength {
  struct Entry {
    std::uint32_t fingerprint = 0;
    Element element = Element::unknown;
  };
  std::array<std::array<Entry, 12>, longest_local> buckets{};
  std::array<std::uint8_t, longest_local> sizes{};
};
constexpr ByLength make_index() {
  ByLength index;
  for (std::size_t i = 1; i < names.size(); ++i) {
    const std::size_t length = names[i].local.size();
    index.buckets[length][index.sizes[length]++] = {fingerprint(names[i].local), names[i].element};
  }
  return index;
}
constexpr ByLength by_length = make_index();

// All names as WordPress writes them, in a hash table with open addressing.
constexpr std::size_t table_size = 512;
constexpr std::size_t home_of(std::string_view name) {
  const auto byte = [&](std::size_t i) {
    return static_cast<std::size_t>(static_cast<unsigned char>(name[i]));
  };
  const std::size_t n = name.size();
  return (n * 131 + byte(n - 1) * 29 + byte(n - 2) * 7 + byte(n / 2) * 3 + byte(0)) % table_size;
}
constexpr std::array<Element, table_size> make_table() {
  std::array<Element, table_size> table{};
  for (std::size_t i = 1; i < names.size(); ++i) {
    if (names[i].vocabulary == Vocabulary::postferry) continue;
    std::size_t at = home_of(names[i].canonical);
    while (table[at] != Element::unknown) at = (at + 1) % table_size;
    table[at] = names[i].element;
  }
  return table;
}
constexpr std::array<Element, table_size> table = make_table();

Element find_canonical(std::string_view qualified) {
  if (qualified.size() < 2) return Element::unknown;
  for (std::size_t at = home_of(qualified); table[at] != Element::unknown;
       at = (at + 1) % table_size)
    if (names[static_cast<std::size_t>(table[at])].canonical == qualified) return table[at];
  return Element::unknown;
}

// `N.N/` or `N.N/excerpt/`, the part behind `wordpress.org/export/`.
Vocabulary export_vocabulary(std::string_view rest) {
  const auto digits = [&rest] {
    std::size_t n = 0;
    while (n < rest.size() && is_digit(rest[n])) ++n;
    rest.remove_prefix(n);
    return n > 0;
  };
  if (!digits() || !rest.starts_with('.')) return Vocabulary::other;
  rest.remove_prefix(1);
  if (!digits()) return Vocabulary::other;
  if (rest == "/") return Vocabulary::wp;
  return rest == "/excerpt/" ? Vocabulary::excerpt : Vocabulary::other;
}

constexpr std::string_view content_uri = "http://purl.org/rss/1.0/modules/content/";
constexpr std::string_view dc_uri = "http://purl.org/dc/elements/1.1/";

Vocabulary exact_vocabulary(std::string_view uri) {
  if (uri.empty()) return Vocabulary::rss;
  for (const std::string_view base :
       {"http://wordpress.org/export/", "https://wordpress.org/export/"})
    if (uri.starts_with(base)) return export_vocabulary(uri.substr(base.size()));
  if (uri == content_uri) return Vocabulary::content;
  if (uri == dc_uri) return Vocabulary::dc;
  if (uri == "http://wellformedweb.org/CommentAPI/") return Vocabulary::wfw;
  if (uri == "urn:postferry:1") return Vocabulary::postferry;
  return Vocabulary::other;
}

// One damaged byte of a URI would make strangers of all elements that it names.
Vocabulary damaged_vocabulary(std::string_view uri) {
  if (is_nearly(uri, content_uri)) return Vocabulary::content;
  if (is_nearly(uri, dc_uri)) return Vocabulary::dc;
  for (const std::string_view base :
       {"http://wordpress.org/export/1.0/", "http://wordpress.org/export/1.1/",
        "http://wordpress.org/export/1.2/", "https://wordpress.org/export/1.2/"}) {
    if (is_nearly(uri, base)) return Vocabulary::wp;
    if (is_nearly(uri, std::string(base) + "excerpt/")) return Vocabulary::excerpt;
  }
  return Vocabulary::other;
}

}  // namespace

Vocabulary vocabulary_of_uri(std::string_view uri) noexcept {
  const Vocabulary exact = exact_vocabulary(uri);
  return exact == Vocabulary::other ? damaged_vocabulary(uri) : exact;
}

bool is_damaged_uri(std::string_view uri) noexcept {
  return exact_vocabulary(uri) == Vocabulary::other && damaged_vocabulary(uri) != Vocabulary::other;
}

Vocabulary vocabulary_of_prefix(std::string_view prefix) noexcept {
  if (prefix == "wp") return Vocabulary::wp;
  if (prefix == "excerpt") return Vocabulary::excerpt;
  if (prefix == "content") return Vocabulary::content;
  if (prefix == "dc") return Vocabulary::dc;
  if (prefix == "wfw") return Vocabulary::wfw;
  return prefix.empty() ? Vocabulary::rss : Vocabulary::other;
}

Element find_element(Vocabulary vocabulary, std::string_view local) noexcept {
  if (local.size() >= longest_local) return Element::unknown;
  const std::uint32_t print = fingerprint(local);
  for (std::size_t i = 0; i < by_length.sizes[local.size()]; ++i) {
    const ByLength::Entry& candidate = by_length.buckets[local.size()][i];
    if (candidate.fingerprint != print) continue;
    const ElementName& entry = names[static_cast<std::size_t>(candidate.element)];
    if (entry.vocabulary == vocabulary && entry.local == local) return candidate.element;
  }
  // WordPress.com's odd name for wp:author.
  if (vocabulary == Vocabulary::wp && local == "wp_author") return Element::author;
  return Element::unknown;
}

std::string_view canonical_name(Element element) noexcept {
  return names[static_cast<std::size_t>(element)].canonical;
}

bool is_container(Element element) noexcept {
  return names[static_cast<std::size_t>(element)].container;
}

std::pair<std::string_view, std::string_view> split_name(std::string_view qualified) noexcept {
  const std::size_t colon = qualified.find(':');
  if (colon == std::string_view::npos) return {{}, qualified};
  return {qualified.substr(0, colon), qualified.substr(colon + 1)};
}

void Namespaces::declare(std::string_view prefix, std::string_view uri) {
  const Vocabulary vocabulary = vocabulary_of_uri(uri);
  const bool usual = vocabulary == vocabulary_of_prefix(prefix) || prefix == "postferry";
  bindings_.push_back({std::string(prefix), std::string(uri), vocabulary, usual});
  unusual_ += usual ? 0 : 1;
}

void Namespaces::restore(std::size_t size) {
  for (; bindings_.size() > size; bindings_.pop_back()) unusual_ -= bindings_.back().usual ? 0 : 1;
}

Element Namespaces::find(std::string_view qualified) const noexcept {
  if (unusual_ == 0)
    if (const Element element = find_canonical(qualified); element != Element::unknown)
      return element;
  const auto [prefix, local] = split_name(qualified);
  for (auto binding = bindings_.rbegin(); binding != bindings_.rend(); ++binding)
    if (binding->prefix == prefix) return find_element(binding->vocabulary, local);
  return find_element(vocabulary_of_prefix(prefix), local);
}

bool Namespaces::binds(Vocabulary vocabulary) const noexcept {
  for (const Binding& binding : bindings_)
    if (binding.vocabulary == vocabulary) return true;
  return false;
}

std::string Namespaces::made_self_contained(std::string xml, std::size_t from,
                                            std::size_t to) const {
  for (std::size_t i = to; i > from; --i) {
    const Binding& binding = bindings_[i - 1];
    const bool plain = binding.prefix.empty();
    const std::string attribute = plain ? " xmlns=" : " xmlns:" + binding.prefix + "=";
    const std::string_view start_tag = std::string_view(xml).substr(0, xml.find('>'));
    if (start_tag.find(attribute) != std::string_view::npos) continue;
    const bool used = plain ? start_tag.find(':') == std::string_view::npos
                            : xml.find(binding.prefix + ":") != std::string::npos;
    if (!used) continue;
    std::string declaration = attribute + "\"";
    append_xml_attribute(declaration, binding.uri);
    xml.insert(std::min(xml.find_first_of(" \t\n/>", 1), xml.size()), declaration + "\"");
  }
  return xml;
}

bool Namespaces::declares_prefix_of(std::string_view qualified) const noexcept {
  const auto [prefix, local] = split_name(qualified);
  if (prefix.empty() || prefix == "xml") return true;
  for (const Binding& binding : bindings_)
    if (binding.prefix == prefix) return true;
  return false;
}

}  // namespace postferry::wxr
