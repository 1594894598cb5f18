// SPDX-License-Identifier: MIT
#include "push/post_request.h"

#include <map>
#include <vector>

#include "codec/json_write.h"
#include "push/menu_request.h"
#include "push/meta_value.h"
#include "push/push_keys.h"

namespace postferry {

namespace {

constexpr std::string_view format_prefix = "post-format-";

class RequestOfPost {
 public:
  RequestOfPost(const Post& post, const PushTarget& target, const PushIds& ids,
                const PushLinks& links)
      : post_(post),
        target_(target),
        ids_(ids),
        links_(links),
        type_(*target.type(type_of(post))) {}

  PushMembers make() {
    put_texts();
    put_state();
    put_links();
    put_words();
    put_terms();
    put_meta();
    return std::move(members_);
  }

 private:
  void text(const char* key, std::string_view value) {
    if (type_.has(key)) members_.text(key, value);
  }

  void put_texts() {
    const auto value = [](const std::optional<Text>& text) {
      return text ? std::string_view(text->value) : std::string_view();
    };
    const bool is_file = type_of(post_) == "attachment";
    text("title", post_.title_raw.empty() ? post_.title : post_.title_raw);
    text(is_file ? "description" : "content", value(post_.content));
    text(is_file ? "caption" : "excerpt", value(post_.excerpt));
    if (is_file) text("alt_text", meta_of(post_, "_wp_attachment_image_alt"));
  }

  void put_state() {
    const std::string_view status = status_of(post_);
    if (status != "trash" && status != "inherit") text("status", status);
    const PushDate date = push_date(post_.date, post_.date_gmt);
    if (!date.gmt.empty())
      text("date_gmt", date.gmt);
    else if (!date.local.empty())
      text("date", date.local);
    if (!post_.slug.empty()) text("slug", post_.slug);
    if (!post_.password.empty()) text("password", post_.password);
    // WordPress refuses posts that are both.
    if (type_.has("sticky") && post_.password.empty()) members_.boolean("sticky", post_.sticky);
  }

  void put_links() {
    const auto number = [this](const char* key, std::uint64_t id) {
      if (id != 0 && type_.has(key)) members_.number(key, static_cast<std::int64_t>(id));
    };
    number("author", links_.author);
    number(type_of(post_) == "attachment" ? "post" : "parent", links_.parent);
    number("featured_media", links_.image);
  }

  void put_words() {
    if (!post_.comment_status.empty()) text("comment_status", post_.comment_status);
    if (!post_.ping_status.empty()) text("ping_status", post_.ping_status);
    if (type_.has("menu_order")) members_.number("menu_order", post_.menu_order.value_or(0));
    std::string file =
        post_.template_.empty() ? meta_of(post_, "_wp_page_template") : post_.template_;
    if (file == "default") file.clear();
    if (!file.empty()) text("template", file);
  }

  void put_terms() {
    std::string format = "standard";
    std::map<std::string, std::vector<std::uint64_t>> lists;
    for (const auto& [name, taxonomy] : target_.taxonomies)
      if (name != "nav_menu" && !type_.fields.empty() && type_.has(taxonomy.base))
        lists[taxonomy.base];
    for (const Term& term : post_.terms) {
      if (term.taxonomy == "post_format" && term.slug.starts_with(format_prefix))
        format = term.slug.substr(format_prefix.size());
      const PushTaxonomy* taxonomy = target_.taxonomy(term.taxonomy);
      const std::uint64_t id = ids_.term(term);
      if (taxonomy != nullptr && id != 0 && type_.has(taxonomy->base) &&
          term.taxonomy != "nav_menu")
        lists[taxonomy->base].push_back(id);
    }
    for (const auto& [base, numbers] : lists) members_.json(base, list_of(numbers));
    if (type_.fields.empty() ? format != "standard" : type_.has("format"))
      members_.text("format", format);
  }

  static std::string list_of(const std::vector<std::uint64_t>& numbers) {
    std::string out;
    JsonList list(out, JsonList::Kind::array);
    for (const std::uint64_t number : numbers) {
      list.element();
      append_json_integer(out, static_cast<std::int64_t>(number));
    }
    list.close();
    return out;
  }

  void put_meta() {
    std::string out;
    JsonList list(out, JsonList::Kind::object);
    for (const auto& [key, spec] : type_.meta) {
      const std::string value = meta_json(post_.meta, key, spec);
      if (value.empty()) continue;
      list.element();
      append_json_string(out, key);
      out += ':';
      out += value;
    }
    list.close();
    if (!list.empty()) members_.json("meta", std::move(out));
  }

  const Post& post_;
  const PushTarget& target_;
  const PushIds& ids_;
  const PushLinks& links_;
  const PushType& type_;
  PushMembers members_;
};

}  // namespace

PushMembers post_request(const Post& post, const PushTarget& target, const PushIds& ids,
                         const PushLinks& links) {
  if (type_of(post) == "nav_menu_item") return menu_request(post, ids, links);
  return RequestOfPost(post, target, ids, links).make();
}

bool takes_comments(const Post& post) {
  const std::string_view status = status_of(post);
  return status != "draft" && status != "trash" && post.comment_status != "closed";
}

void let_comments_in(PushMembers& members, const Post& post) {
  const std::string_view status = status_of(post);
  if (status == "draft" || status == "trash") members.text("status", "pending");
  if (post.comment_status == "closed") members.text("comment_status", "open");
}

}  // namespace postferry
