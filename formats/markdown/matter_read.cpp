// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>
#include <unordered_map>

#include "base/ascii.h"
#include "markdown/dates.h"
#include "markdown/matter.h"
#include "markdown/values.h"

namespace postferry::markdown {

namespace {

using std::string_view;

class MatterReader;
using Take = bool (MatterReader::*)(const ValueNode&);

/// A key in lower case and what takes its value; false if the value is nothing for the model.
struct Key {
  string_view name;
  Take take;
};

/// Reads one post's front matter.
class MatterReader {
 public:
  MatterReader(const ValueNode& map, const MatterReading& reading, Post& post, Notes& notes)
      : map_(map), reading_(reading), post_(post), notes_(notes), leftovers_(post.extras, notes) {}

  string_view read() {
    // Of members with one key the last counts.
    std::vector<const Key*> of_members;
    std::vector<std::size_t> left(key_count());
    for (const ValueNode member : map_) {
      of_members.push_back(find(lower(member.key())));
      if (of_members.back() != nullptr) ++left[index_of(of_members.back())];
    }
    std::size_t unknown = 0;
    std::size_t at = 0;
    for (const ValueNode member : map_) {
      const Key* key = of_members[at++];
      if (key != nullptr && --left[index_of(key)] > 0) {
        leftovers_.add(std::string(member.key()), member, NoteCode::value_repeated);
      } else if (key == nullptr || !(this->*(key->take))(member)) {
        keep(member);
        ++unknown;
      }
    }
    settle_status();
    if (unknown > 0) notes_.add(NoteCode::extras_unknown, {}, {}, unknown);
    return carrier_;
  }

  static const Key* find(string_view name);
  static std::size_t key_count() noexcept;
  static std::size_t index_of(const Key* key) noexcept;

 private:
  friend bool postferry::markdown::is_known_key(string_view) noexcept;

  void keep(const ValueNode& node) {
    post_.extras.push_back({std::string(format_name), std::string(node.key()), yaml_of(node)});
  }

  template <class T>
  bool take(const ValueNode& node, T& value) {
    if (node.is(ValueKind::null)) return true;
    const Misfit misfit = read_value(node, value);
    if (misfit) notes_.add(*misfit, std::string(node.key()), std::string(node.text()));
    return !misfit;
  }

  // Another key that says the same more plainly.
  [[nodiscard]] bool has_key(string_view name) const {
    for (const ValueNode member : map_)
      if (equals_ignoring_case(member.key(), name)) return true;
    return false;
  }

  template <auto member>
  bool simple(const ValueNode& node) {
    return take(node, post_.*member);
  }

  bool date(const ValueNode& node) { return take(node, post_.date); }
  // Names that engines fall back to.
  bool other_date(const ValueNode& node) {
    if (!post_.date.empty() || has_key("date") || !node.is_scalar()) return false;
    const auto iso = read_date(node.text());
    const bool is_day = iso && iso->size() >= string_view("2024-03-01").size();
    if (is_day) post_.date.iso = *iso;
    return is_day;
  }
  bool modified(const ValueNode& node) {
    return post_.modified.empty() && take(node, post_.modified);
  }

  bool draft(const ValueNode& node) { return take(node, draft_); }
  // Jekyll's flag, somebody's date, or the year of a book.
  bool published(const ValueNode& node) {
    bool flag = false;
    if (read_value(node, flag)) return other_date(node);
    draft_ = !flag;
    return true;
  }
  bool status(const ValueNode& node) {
    constexpr std::array<string_view, 11> words = {"publish", "published", "draft",     "hidden",
                                                   "skip",    "private",   "pending",   "future",
                                                   "trash",   "spam",      "auto-draft"};
    if (!node.is_scalar()) return false;
    const std::string word = lower(node.text());
    const bool known =
        word == "inherit" || std::find(words.begin(), words.end(), word) != words.end();
    if (!known) return false;  // "reading", "finished": of a book
    status_ = word == "published" ? "publish" : word == "skip" ? "draft" : word;
    if (word == "hidden") status_ = "private";
    return true;
  }
  // A file that says `status: private` and `draft: false` was published by hand.
  void settle_status() {
    if (!draft_.has_value())
      post_.status = status_;
    else if (!*draft_)
      post_.status = "publish";
    else if (status_.empty() || (status_ == "publish" && post_.password.empty()))
      post_.status = "draft";
    else
      post_.status = status_;
  }

  // What our own Jekyll files say only for Jekyll's sake.
  bool layout(const ValueNode& node) {
    const ValueNode type = map_.find("type");
    if (!type || !node.is_scalar()) return false;
    return node.text() == (type.text() == "page" ? "page" : "post");
  }

  bool url(const ValueNode& node) {
    if (!node.is_scalar() || node.is(ValueKind::null) || !post_.url.empty()) return false;
    post_.url = node.text().starts_with('/') ? reading_.names.url_of(node.text())
                                             : std::string(node.text());
    return true;
  }

  // Obsidian's aliases are other names, not other addresses.
  bool aliases(const ValueNode& node) {
    std::vector<std::string> list;
    if (node.is(ValueKind::null)) return true;
    if (read_value(node, list) || !post_.aliases.empty()) return false;
    const bool paths = std::all_of(list.begin(), list.end(), [](const std::string& alias) {
      return alias.starts_with('/') || alias.starts_with("http://") ||
             alias.starts_with("https://");
    });
    if (paths) post_.aliases = std::move(list);
    return paths;
  }
  bool redirects(const ValueNode& node) {
    return post_.aliases.empty() && take(node, post_.aliases);
  }

  bool author(const ValueNode& node) {
    return node.is_scalar() && post_.author.empty() && take(node, post_.author);
  }
  bool authors(const ValueNode& node) {
    std::vector<std::string> list;
    if (!post_.author.empty() || !post_.co_authors.empty() || has_key("author")) return false;
    if (read_value(node, list) || list.empty()) return false;
    if (node.is_scalar()) list = split_names(node.text());
    post_.author = list.front();
    post_.co_authors.assign(list.begin() + 1, list.end());
    return true;
  }
  // Pelican: `Authors: a, b` or `b, a; d, c`.
  static std::vector<std::string> split_names(string_view text) {
    return split(text, text.find(';') != string_view::npos ? ";" : ",");
  }
  static std::vector<std::string> split(string_view text, string_view separators) {
    std::vector<std::string> out;
    while (!text.empty()) {
      const std::size_t end = std::min(text.find_first_of(separators), text.size());
      if (const string_view part = trim(text.substr(0, end)); !part.empty()) out.emplace_back(part);
      text.remove_prefix(std::min(text.size(), end + 1));
    }
    return out;
  }

  void add_term(string_view taxonomy, string_view name) {
    if (name.empty()) return;
    post_.terms.push_back({std::string(taxonomy),
                           std::string(reading_.names.slug_of(taxonomy, name)),
                           std::string(name),
                           {}});
  }
  // A list of names; Hexo's lists in lists are paths from the top down. A string is one name, or
  // several with commas (or blanks) between them.
  bool add_terms(string_view taxonomy, const ValueNode& node, bool may_split) {
    if (node.is(ValueKind::null)) return true;
    if (node.is(ValueKind::map)) return false;
    if (node.is_scalar()) {
      const bool commas = node.text().find(',') != string_view::npos;
      const string_view separators = commas ? "," : reading_.blanks_part_tags ? " \t\n" : "";
      if (!may_split || separators.empty())
        add_term(taxonomy, node.text());
      else
        for (const std::string& name : split(node.text(), separators)) add_term(taxonomy, name);
      return true;
    }
    for (const ValueNode child : node) {
      if (child.is(ValueKind::map)) return false;
      for (const ValueNode inner : child)
        if (!inner.is_scalar()) return false;
    }
    for (const ValueNode child : node) {
      if (child.is_scalar()) add_term(taxonomy, child.text());
      for (const ValueNode inner : child) add_term(taxonomy, inner.text());
    }
    return true;
  }
  bool categories(const ValueNode& node) { return add_terms("category", node, true); }
  bool category(const ValueNode& node) { return add_terms("category", node, false); }
  bool tags(const ValueNode& node) { return add_terms("post_tag", node, true); }
  bool tag(const ValueNode& node) { return add_terms("post_tag", node, false); }
  bool taxonomies(const ValueNode& node) {
    if (!node.is(ValueKind::map)) return false;
    for (const ValueNode child : node)
      if (child.is(ValueKind::map)) return false;
    for (const ValueNode child : node)
      if (!add_terms(child.key(), child, false)) keep(child);
    return true;
  }

  // A file name in Jekyll, an address elsewhere; a map is a theme's affair.
  bool image(const ValueNode& node) {
    if (!node.is_scalar() || node.text().empty()) return false;
    if (!post_.featured_image) post_.featured_image.emplace();
    post_.featured_image->url = node.text();
    return true;
  }
  bool images(const ValueNode& node) {
    const ValueNode only = node.first_child();
    if (!only || !only.is_scalar() || only.next() || has_key("image")) return false;
    return image(only);
  }
  bool featured_image(const ValueNode& node) {
    if (node.is_scalar()) return image(node);
    if (!node.is(ValueKind::map)) return false;
    if (!post_.featured_image) post_.featured_image.emplace();
    read_struct(node, *post_.featured_image, "featured_image", leftovers_);
    if (is_empty(*post_.featured_image)) post_.featured_image.reset();
    return true;
  }

  bool excerpt_as(const ValueNode& node, string_view format) {
    if (node.is(ValueKind::null)) return true;
    if (!node.is_scalar() || post_.excerpt) return false;
    post_.excerpt = Text{std::string(format), std::string(node.text()), false};
    return true;
  }
  bool excerpt(const ValueNode& node) { return excerpt_as(node, "classic"); }
  bool description(const ValueNode& node) {
    if (has_key("excerpt") || has_key("summary")) return false;
    return excerpt_as(node, "text");
  }

  bool meta(const ValueNode& node) {
    if (!node.is(ValueKind::list)) return false;
    for (const ValueNode element : node)
      if (!element.is(ValueKind::map)) return false;
    for (const ValueNode element : node)
      read_struct(element, post_.meta.emplace_back(), "meta", leftovers_);
    return true;
  }

  // Elsewhere `review` may be the review's text.
  bool review(const ValueNode& node) {
    if (!node.is(ValueKind::map)) return false;
    read_struct(node, post_.review.emplace(), "review", leftovers_);
    if (is_empty(*post_.review)) post_.review.reset();
    return true;
  }

  // In Hexo and in Jekyll's themes a switch.
  bool comments(const ValueNode& node) {
    if (node.is(ValueKind::list)) {
      if (reading_.written_comments != nullptr &&
          reread_comments(*reading_.written_comments, post_.comments))
        return true;
      read_comments(node, post_.comments, leftovers_);
      return true;
    }
    bool open = false;
    if (!node.is(ValueKind::plain) || read_value(node, open) || has_key("comment_status"))
      return false;
    post_.comment_status = open ? "open" : "closed";
    return true;
  }

  bool carrier(const ValueNode& node) {
    if (!node.is_scalar()) return false;
    carrier_ = node.text();
    return true;
  }

  const ValueNode& map_;
  const MatterReading& reading_;
  Post& post_;
  Notes& notes_;
  Leftovers leftovers_;
  std::optional<bool> draft_;
  std::string status_;
  string_view carrier_;

  static const std::array<Key, 53> keys;
};

using R = MatterReader;

const std::array<Key, 53> MatterReader::keys = {{
    {"title", &R::simple<&Post::title>},
    {"date", &R::date},
    {"pubdate", &R::other_date},
    {"publishdate", &R::other_date},
    {"created", &R::other_date},
    {"modified", &R::modified},
    {"lastmod", &R::modified},
    {"last_modified_at", &R::modified},
    {"updated", &R::modified},
    {"updateddate", &R::modified},
    {"draft", &R::draft},
    {"published", &R::published},
    {"status", &R::status},
    {"type", &R::simple<&Post::type>},
    {"layout", &R::layout},
    {"slug", &R::simple<&Post::slug>},
    {"id", &R::simple<&Post::id>},
    {"parent", &R::simple<&Post::parent>},
    {"menu_order", &R::simple<&Post::menu_order>},
    {"url", &R::url},
    {"permalink", &R::url},
    {"guid", &R::simple<&Post::guid>},
    {"aliases", &R::aliases},
    {"redirect_from", &R::redirects},
    {"author", &R::author},
    {"authors", &R::authors},
    {"co_authors", &R::simple<&Post::co_authors>},
    {"categories", &R::categories},
    {"category", &R::category},
    {"tags", &R::tags},
    {"tag", &R::tag},
    {"taxonomies", &R::taxonomies},
    {"language", &R::simple<&Post::language>},
    {"lang", &R::simple<&Post::language>},
    {"template", &R::simple<&Post::template_>},
    {"sticky", &R::simple<&Post::sticky>},
    {"password", &R::simple<&Post::password>},
    {"comment_status", &R::simple<&Post::comment_status>},
    {"ping_status", &R::simple<&Post::ping_status>},
    {"attachment_url", &R::simple<&Post::attachment_url>},
    {"image", &R::image},
    {"images", &R::images},
    {"featured_image", &R::featured_image},
    {"excerpt", &R::excerpt},
    {"summary", &R::excerpt},
    {"description", &R::description},
    {"meta", &R::meta},
    {"review", &R::review},
    {"comments", &R::comments},
    {carrier_key, &R::carrier},
    {"date_gmt", &R::simple<&Post::date_gmt>},
    {"modified_gmt", &R::simple<&Post::modified_gmt>},
    {"title_raw", &R::simple<&Post::title_raw>},
}};

std::size_t MatterReader::key_count() noexcept { return keys.size(); }
std::size_t MatterReader::index_of(const Key* key) noexcept {
  return static_cast<std::size_t>(key - keys.data());
}

const Key* MatterReader::find(string_view name) {
  static const std::unordered_map<string_view, const Key*> by_name = [] {
    std::unordered_map<string_view, const Key*> map;
    for (const Key& key : keys) map.emplace(key.name, &key);
    return map;
  }();
  const auto found = by_name.find(name);
  return found == by_name.end() ? nullptr : found->second;
}

}  // namespace

string_view read_matter(const ValueNode& map, const MatterReading& reading, Post& post,
                        Notes& notes) {
  return MatterReader(map, reading, post, notes).read();
}

bool is_known_key(string_view key) noexcept { return MatterReader::find(key) != nullptr; }

}  // namespace postferry::markdown
