// SPDX-License-Identifier: MIT
#include "commands/fidelity_table.h"

#include <algorithm>
#include <array>

#include "model/compare.h"

namespace postferry {

namespace {

template <class List>
struct ElementOf {
  using type = typename List::value_type;
};

// The leaf fields of S and of what it is made of, in the order of the member table, each once.
template <ModelStruct S>
void collect_leaves(std::vector<Field>& leaves) {
  for_each_member<S>([&](const auto& member) {
    using T = std::remove_cvref_t<decltype(std::declval<S>().*(member.pointer))>;
    if constexpr (is_struct_list<T> || is_struct_option<T>)
      collect_leaves<typename ElementOf<T>::type>(leaves);
    else if (std::find(leaves.begin(), leaves.end(), member.field) == leaves.end())
      leaves.push_back(member.field);
  });
}

std::vector<FieldGroup> make_groups() {
  using enum Field;
  return {
      {"title, text, excerpt", {post_title, text_format, text_value, text_rendered}},
      {"dates", {post_date, post_modified}},
      {"type, status, password", {post_type, post_status, post_password}},
      {"slug, link, older addresses", {post_slug, post_url, post_guid, post_aliases}},
      {"id, parent, order", {post_id, post_parent, post_menu_order}},
      {"authors", {post_author, post_co_authors}},
      {"other settings of a post",
       {post_language, post_template, post_sticky, post_comment_status, post_ping_status,
        post_attachment_url}},
      {"categories, tags, other terms", {term_taxonomy, term_slug, term_name}},
      {"custom fields", {meta_key, meta_value}},
      {"featured image",
       {featured_image_id, featured_image_url, featured_image_alt, featured_image_caption}},
      {"comments and their threads",
       {comment_id, comment_parent, comment_author, comment_email, comment_url, comment_ip,
        comment_user_id, comment_agent, comment_date, comment_status, comment_type}},
      {"works: title, authors, ISBN...",
       {work_title, work_subtitle, work_authors, contributor_name, contributor_role, series_name,
        series_position, work_ids, work_publisher, work_binding, work_pages, work_year,
        work_original_year, work_language, work_average_rating, work_url, work_cover, work_kind,
        work_summary}},
      {"rating", {rating_value, rating_best, rating_worst, rating_text}},
      {"readers' votes, ratings by aspect",
       {reader_rating_value, reader_rating_best, reader_rating_count, aspect_rating_aspect,
        aspect_rating_value, aspect_rating_best, aspect_rating_worst, aspect_rating_text}},
      {"subjects", {review_subjects}},
      {"recommended and coming works",
       {recommendation_heading, recommendation_reason, listed_work_title, listed_work_authors,
        listed_work_url, listed_work_note}},
      {"shelves, days of reading, copies",
       {review_shelf, review_shelves, shelf_position_shelf, shelf_position_position, review_started,
        review_finished, review_added, reading_started, reading_finished, review_read_count,
        review_owned_copies}},
      {"private notes, spoiler flag...",
       {review_summary, review_spoiler, review_recommended, review_private_notes,
        review_recommended_by, review_recommended_for}},
      {"where each fact was found", {found_field, found_where, found_confidence}},
      {"site: name, address...",
       {site_title, site_url, site_base_url, site_description, site_language, site_generator,
        site_exported, site_timezone, site_wxr_version}},
      {"site: authors",
       {author_id, author_login, author_email, author_display_name, author_first_name,
        author_last_name, author_url, author_bio}},
      {"site: terms and their hierarchy",
       {site_term_id, site_term_taxonomy, site_term_slug, site_term_name, site_term_parent,
        site_term_description}},
      {"elements, columns, keys of others", {extra_format, extra_path, extra_raw}},
      {"stored spelling, GMT, if they differ",
       {post_title_raw, post_date_gmt, post_modified_gmt, term_name_raw, comment_author_raw,
        comment_date_gmt, author_display_name_raw, author_first_name_raw, author_last_name_raw,
        site_term_name_raw}},
  };
}

/// A column: its head, then a cell a group.
using Column = std::vector<std::string>;

std::vector<Column> columns(const std::vector<const Format*>& formats) {
  std::vector<Column> all(1, Column{""});
  for (const FieldGroup& group : field_groups()) all.front().emplace_back(group.label);
  for (const Format* format : formats) {
    Column column(1, std::string(format->name));
    for (const FieldGroup& group : field_groups()) column.push_back(kept(group, *format));
    const auto alike = std::find_if(all.begin() + 1, all.end(), [&](const Column& other) {
      return std::equal(other.begin() + 1, other.end(), column.begin() + 1, column.end());
    });
    if (alike == all.end())
      all.push_back(std::move(column));
    else
      alike->front() += ", " + column.front();
  }
  return all;
}

std::size_t width(const Column& column) {
  std::size_t widest = 3;  // of the line below the heads: at least three dashes
  for (const std::string& cell : column) widest = std::max(widest, cell.size());
  return widest;
}

}  // namespace

std::string_view to_string(Fidelity fidelity) {
  switch (fidelity) {
    case Fidelity::native: return "native";
    case Fidelity::partly: return "partly";
    case Fidelity::carried: return "carried";
    case Fidelity::lost: return "lost";
  }
  return "lost";
}

std::vector<Field> leaf_fields() {
  std::vector<Field> leaves;
  collect_leaves<Post>(leaves);
  collect_leaves<Site>(leaves);
  return leaves;
}

const std::vector<FieldGroup>& field_groups() {
  static const std::vector<FieldGroup> groups = make_groups();
  return groups;
}

std::string kept(const FieldGroup& group, const Format& format) {
  constexpr std::array all{Fidelity::native, Fidelity::partly, Fidelity::carried, Fidelity::lost};
  std::string out;
  for (const Fidelity fidelity : all) {
    const auto count = std::count_if(group.fields.begin(), group.fields.end(), [&](Field field) {
      return format.fidelity(field) == fidelity;
    });
    if (count == 0) continue;
    const std::string word(to_string(fidelity));
    if (static_cast<std::size_t>(count) == group.fields.size()) return word;
    out += (out.empty() ? "" : ", ") + std::to_string(count) + " " + word;
  }
  return out;
}

std::string fidelity_table(const std::vector<const Format*>& formats) {
  const std::vector<Column> all = columns(formats);
  std::string out;
  for (std::size_t row = 0; row < all.front().size(); ++row) {
    for (const Column& column : all) {
      out += "| " + column[row];
      out.append(width(column) - column[row].size() + 1, ' ');
    }
    out += "|\n";
    if (row > 0) continue;
    for (const Column& column : all) out += "|" + std::string(width(column) + 2, '-');
    out += "|\n";
  }
  return out;
}

}  // namespace postferry
