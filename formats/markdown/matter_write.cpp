// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>
#include <unordered_map>
#include <vector>

#include "codec/php_serialized.h"
#include "markdown/matter.h"
#include "markdown/values.h"

namespace postferry::markdown {

namespace {

using std::string_view;

constexpr std::array<string_view, 17> hidden_types = {
    "attachment",          "nav_menu_item",   "wp_block",       "revision",     "custom_css",
    "customize_changeset", "oembed_cache",    "user_request",   "wp_template",  "wp_template_part",
    "wp_global_styles",    "wp_navigation",   "wp_font_family", "wp_font_face", "acf-field",
    "acf-field-group",     "scheduled-action"};

// Statuses that a key `status` may say; any other is carried and shown as a draft.
constexpr std::array<string_view, 7> told_statuses = {"private", "pending", "future",    "trash",
                                                      "inherit", "spam",    "auto-draft"};

bool is_path(const std::string& alias) {
  return alias.starts_with('/') || alias.starts_with("http://") || alias.starts_with("https://");
}

// WordPress hides fields whose keys begin with an underscore; they are for programs.
bool is_for_people(const Meta& meta) {
  return !meta.key.empty() && meta.key[0] != '_' && !looks_php_serialized(meta.value);
}

/// Writes one post's keys in their order.
class MatterWriter {
 public:
  MatterWriter(const Post& post, Flavor flavor, const SiteNames& names, ValueTree& tree)
      : post_(post), flavor_(flavor), keys_(keys_of(flavor)), names_(names), tree_(tree) {}

  void write() {
    tree_.open(ValueKind::map);
    add("title", post_.title);
    add_date("date", post_.date);
    add_date(keys_.modified, post_.modified);
    add_status();
    add_type();
    add("slug", post_.slug);
    add("id", post_.id);
    add("parent", post_.parent);
    add("menu_order", post_.menu_order);
    add_url();
    add("guid", post_.guid);
    if (std::all_of(post_.aliases.begin(), post_.aliases.end(), is_path))
      add(keys_.aliases, post_.aliases);
    add("author", post_.author);
    add("co_authors", post_.co_authors);
    add_terms();
    add("language", post_.language);
    add("template", post_.template_);
    add("sticky", post_.sticky);
    add("password", post_.password);
    add("comment_status", post_.comment_status);
    add("ping_status", post_.ping_status);
    add("attachment_url", post_.attachment_url);
    add_image();
    add_excerpt();
    add_meta();
    add_review();
    add_comments();
    tree_.close();
  }

 private:
  template <class T>
  void add(string_view key, const T& value) {
    if (!is_absent(value)) add_value(tree_, key, value);
  }

  // Hugo and Jekyll stop at a date that they can't read.
  void add_date(string_view key, const Date& date) {
    if (flavor_ == Flavor::plain || is_bare_date(date.iso)) add(key, date);
  }

  // A post that is no ordinary published one always has the draft mark.
  void add_status() {
    const bool published = post_.status.empty() || post_.status == "publish";
    const bool draft = !published || !post_.password.empty();
    if (draft || !post_.status.empty()) {
      if (flavor_ == Flavor::jekyll)
        add_value(tree_, "published", !draft);
      else
        add_value(tree_, "draft", draft);
    }
    const bool is_told =
        std::find(told_statuses.begin(), told_statuses.end(), post_.status) != told_statuses.end();
    if (is_told || (draft && post_.status == "publish")) add("status", post_.status);
  }

  // Hugo's themes look for their layouts by type: an ordinary post has that of its folder.
  void add_type() {
    if (flavor_ != Flavor::hugo || post_.type != "post") add("type", post_.type);
    const bool has_layout = std::any_of(
        post_.extras.begin(), post_.extras.end(),
        [](const Extra& extra) { return extra.format == format_name && extra.path == "layout"; });
    if (flavor_ == Flavor::jekyll && !post_.type.empty() && !has_layout)
      tree_.add(ValueKind::quoted, "layout", post_.type == "page" ? "page" : "post");
  }

  void add_url() {
    if (flavor_ == Flavor::plain) return add("url", post_.url);
    const string_view path = names_.path_of(post_.url);
    if (!path.empty()) tree_.add(ValueKind::quoted, keys_.url, path);
  }

  void add_terms() {
    add_names("categories", "category");
    add_names("tags", "post_tag");
    add_taxonomies();
  }

  // Each in the place of its first term.
  void add_taxonomies() {
    std::vector<string_view> taxonomies;
    std::unordered_map<string_view, std::vector<const Term*>> terms;
    for (const Term& term : post_.terms) {
      if (!is_custom(term)) continue;
      std::vector<const Term*>& list = terms[term.taxonomy];
      if (list.empty()) taxonomies.push_back(term.taxonomy);
      list.push_back(&term);
    }
    if (taxonomies.empty()) return;
    tree_.open(ValueKind::map, "taxonomies");
    for (const string_view taxonomy : taxonomies) {
      tree_.open(ValueKind::list, taxonomy);
      for (const Term* term : terms[taxonomy]) tree_.add(ValueKind::quoted, {}, term->name);
      tree_.close();
    }
    tree_.close();
  }

  static bool is_custom(const Term& term) {
    return !term.name.empty() && !term.taxonomy.empty() && term.taxonomy != "category" &&
           term.taxonomy != "post_tag";
  }

  void add_names(string_view key, string_view taxonomy) {
    bool open = false;
    for (const Term& term : post_.terms) {
      if (term.taxonomy != taxonomy || term.name.empty()) continue;
      if (!open) tree_.open(ValueKind::list, key);
      open = true;
      tree_.add(ValueKind::quoted, {}, term.name);
    }
    if (open) tree_.close();
  }

  void add_image() {
    if (!post_.featured_image) return;
    add("image", post_.featured_image->url);
    FeaturedImage rest = *post_.featured_image;
    rest.url.clear();
    if (is_empty(rest)) return;
    tree_.open(ValueKind::map, "featured_image");
    add("id", post_.featured_image->id);
    add("alt", post_.featured_image->alt);
    add("caption", post_.featured_image->caption);
    tree_.close();
  }

  void add_excerpt() {
    if (!post_.excerpt) return;
    add_value(tree_, post_.excerpt->format == "text" ? "description" : keys_.excerpt,
              post_.excerpt->value);
  }

  void add_meta() {
    bool open = false;
    for (const Meta& meta : post_.meta) {
      if (!is_for_people(meta)) continue;
      if (!open) tree_.open(ValueKind::list, "meta");
      open = true;
      add_value<Meta>(tree_, {}, meta);
    }
    if (open) tree_.close();
  }

  // Where the facts were found in the old body is no fact of the review.
  void add_review() {
    if (post_.review) add_without(*post_.review, "review", Field::review_found, Field::count_);
  }

  void add_comments() {
    if (post_.comments.empty()) return;
    tree_.open(ValueKind::list, "comments");
    for (const Comment& comment : post_.comments)
      add_without(comment, {}, Field::comment_meta, Field::comment_extras);
    tree_.close();
  }

  template <ModelStruct S>
  void add_without(const S& object, string_view key, Field first, Field second) {
    tree_.open(ValueKind::map, key);
    for_each_member<S>([&](const auto& member) {
      if (member.field != first && member.field != second)
        add(member.key, object.*(member.pointer));
    });
    tree_.close();
  }

  const Post& post_;
  Flavor flavor_;
  const Keys& keys_;
  const SiteNames& names_;
  ValueTree& tree_;
};

}  // namespace

void write_matter(const Post& post, Flavor flavor, const SiteNames& names, ValueTree& tree) {
  MatterWriter(post, flavor, names, tree).write();
}

bool is_content(const Post& post) noexcept {
  return std::find(hidden_types.begin(), hidden_types.end(), post.type) == hidden_types.end();
}

}  // namespace postferry::markdown
