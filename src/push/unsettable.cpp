// SPDX-License-Identifier: MIT
#include "push/unsettable.h"

#include <algorithm>
#include <array>
#include <vector>

#include "push/meta_value.h"

namespace postferry {

namespace {

constexpr std::array<std::string_view, 14> handled_meta = {"_thumbnail_id",
                                                           "_wp_page_template",
                                                           "_wp_attached_file",
                                                           "_wp_attachment_metadata",
                                                           "_wp_attachment_image_alt",
                                                           "_edit_last",
                                                           "_edit_lock",
                                                           "_pingme",
                                                           "_encloseme",
                                                           "_wp_trash_meta_status",
                                                           "_wp_trash_meta_time",
                                                           "_wp_trash_meta_comments_status",
                                                           "_wp_desired_post_slug",
                                                           "_postferry"};

void tell(Notes& notes, std::string field, std::string text) {
  notes.add(NoteCode::push_unsettable, std::move(field), std::move(text));
}

// A field that is registered as a single value takes the first of several rows.
void note_meta(const PushType& type, const Post& post, Notes& notes) {
  std::vector<std::string_view> taken;
  for (const Meta& meta : post.meta) {
    if (is_handled_meta(meta.key)) continue;
    const auto spec = type.meta.find(meta.key);
    if (spec == type.meta.end())
      tell(notes, "post.meta", meta.key);
    else if (!fits(spec->second, meta.value))
      tell(notes, "post.meta", meta.key + " is no " + spec->second.type + ": " + meta.value);
    else if (!spec->second.is_list &&
             std::find(taken.begin(), taken.end(), meta.key) != taken.end())
      tell(notes, "post.meta", meta.key + " has one value there, so not " + meta.value);
    taken.push_back(meta.key);
  }
}

void note_terms(const PushTarget& target, const PushType& type, const Post& post, Notes& notes) {
  for (const Term& term : post.terms) {
    if (term.taxonomy == "post_format") {
      if (!type.has("format")) tell(notes, "post.terms", "post format " + term.name);
      continue;
    }
    const PushTaxonomy* taxonomy = target.taxonomy(term.taxonomy);
    const bool is_menu = term.taxonomy == "nav_menu" && type.has("menus");
    if (taxonomy == nullptr)
      tell(notes, "post.terms",
           "the site's API has no taxonomy \"" + term.taxonomy + "\": " + term.name);
    else if (!type.has(taxonomy->base) && !is_menu)
      tell(notes, "post.terms",
           "posts of this type have no " + term.taxonomy + " there: " + term.name);
  }
}

void note_comments(const Post& post, Notes& notes) {
  for (const Comment& comment : post.comments) {
    const std::string who = "comment " + comment.id.text;
    if (!is_pushed_comment(comment)) {
      tell(notes, "comment.type", who + ": " + comment.type);
      continue;
    }
    for (const Meta& meta : comment.meta)
      if (!is_handled_comment_meta(meta.key)) tell(notes, "comment.meta", who + ": " + meta.key);
  }
}

// Places of a post that are pushed along with it.
bool is_in_pushed_place(const Found& found) {
  return found.where == "title" || found.where == "json-ld" || found.where.starts_with("body:") ||
         found.where.starts_with("block:") || found.where.starts_with("taxonomy:");
}

bool is_said(const Review& review, const ShownBody* shown, ReviewFact fact) {
  const auto is_of = [fact](const ShownFact& one) { return one.fact == fact; };
  if (shown != nullptr && std::any_of(shown->facts.begin(), shown->facts.end(), is_of)) return true;
  return std::any_of(review.found.begin(), review.found.end(), [fact](const Found& found) {
    return is_about(found, fact) && is_in_pushed_place(found);
  });
}

}  // namespace

std::string why_not_pushed(const PushTarget& target, const Post& post) {
  const std::string type(type_of(post));
  const std::string status(status_of(post));
  if (target.type(type) == nullptr) return "the site's API has no type \"" + type + "\"";
  const bool is_inherited = type == "attachment" && status == "inherit";
  if (!is_inherited && !target.has_status(status))
    return "the site's API takes no posts that are \"" + status + "\"";
  return {};
}

void note_unsettable(const PushTarget& target, const Post& post, Notes& notes) {
  const PushType& type = *target.type(type_of(post));
  if (type.name != "nav_menu_item") note_meta(type, post, notes);
  note_terms(target, type, post, notes);
  note_comments(post, notes);
  if (!post.language.empty()) tell(notes, "post.language", post.language);
  for (const std::string& author : post.co_authors) tell(notes, "post.co_authors", author);
  for (const std::string& alias : post.aliases) tell(notes, "post.aliases", alias);
  for (const Extra& extra : post.extras)
    tell(notes, "post.extras", extra.format + " " + extra.path);
}

void note_lost_facts(const Post& post, const ShownBody* shown, FieldCounts& losses) {
  if (!post.review) return;
  for (const ReviewFact fact : all_review_facts)
    if (has_fact(*post.review, fact) && !is_said(*post.review, shown, fact))
      losses.add(field_of(fact));
}

bool is_handled_meta(std::string_view key) {
  return std::find(handled_meta.begin(), handled_meta.end(), key) != handled_meta.end();
}

bool is_handled_comment_meta(std::string_view key) {
  return key.starts_with("_wp_trash_meta_") || key == "_wp_note_status";
}

bool is_pushed_comment(const Comment& comment) {
  return comment.type.empty() || comment.type == "comment" || comment.type == "note";
}

}  // namespace postferry
