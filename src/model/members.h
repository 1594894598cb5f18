// SPDX-License-Identifier: MIT
// The table of every member of every struct of the model: its Field, its JSON key, where it is.
// JSON, equality, diff, presence, carriers, privacy and documentation walk this table, so that a
// new member needs a line in post.h or site.h, one in fields.def and one here, and nothing else.
#pragma once

#include <string_view>
#include <tuple>
#include <type_traits>

#include "model/field.h"
#include "model/post.h"
#include "model/site.h"

namespace postferry {

/// Whether an empty value is a value (`always`: meta values, extras' raw text) or means absent.
enum class Presence : bool { when_set, always };

/// One member of struct S.
template <class S, class T>
struct Member {
  Field field;
  std::string_view key;  ///< its JSON key
  T S::*pointer;
  Presence presence = Presence::when_set;
};
template <class S, class T>
Member(Field, const char*, T S::*) -> Member<S, T>;
template <class S, class T>
Member(Field, const char*, T S::*, Presence) -> Member<S, T>;

/// Specialised for each struct of the model: `name` and `table`, in JSON key order.
template <class S>
struct Members;

/// True for the structs of the model.
template <class S>
concept ModelStruct = requires {
  Members<S>::table;
};

/// Calls visit(member) for every member of S, in JSON key order.
template <ModelStruct S, class Visit>
constexpr void for_each_member(Visit&& visit) {
  std::apply([&](const auto&... member) { (visit(member), ...); }, Members<S>::table);
}

template <>
struct Members<Meta> {
  static constexpr std::string_view name = "meta";
  static constexpr auto table =
      std::tuple{Member{Field::meta_key, "key", &Meta::key},
                 Member{Field::meta_value, "value", &Meta::value, Presence::always}};
};

template <>
struct Members<Extra> {
  static constexpr std::string_view name = "extra";
  static constexpr auto table =
      std::tuple{Member{Field::extra_format, "format", &Extra::format},
                 Member{Field::extra_path, "path", &Extra::path},
                 Member{Field::extra_raw, "raw", &Extra::raw, Presence::always}};
};

template <>
struct Members<Text> {
  static constexpr std::string_view name = "text";
  static constexpr auto table =
      std::tuple{Member{Field::text_format, "format", &Text::format},
                 Member{Field::text_value, "value", &Text::value, Presence::always},
                 Member{Field::text_rendered, "rendered", &Text::rendered}};
};

template <>
struct Members<Term> {
  static constexpr std::string_view name = "term";
  static constexpr auto table = std::tuple{
      Member{Field::term_taxonomy, "taxonomy", &Term::taxonomy},
      Member{Field::term_slug, "slug", &Term::slug}, Member{Field::term_name, "name", &Term::name},
      Member{Field::term_name_raw, "name_raw", &Term::name_raw}};
};

template <>
struct Members<Rating> {
  static constexpr std::string_view name = "rating";
  static constexpr auto table = std::tuple{Member{Field::rating_value, "value", &Rating::value},
                                           Member{Field::rating_best, "best", &Rating::best},
                                           Member{Field::rating_worst, "worst", &Rating::worst},
                                           Member{Field::rating_text, "text", &Rating::text}};
};

template <>
struct Members<ReaderRating> {
  static constexpr std::string_view name = "reader_rating";
  static constexpr auto table =
      std::tuple{Member{Field::reader_rating_value, "value", &ReaderRating::value},
                 Member{Field::reader_rating_best, "best", &ReaderRating::best},
                 Member{Field::reader_rating_count, "count", &ReaderRating::count}};
};

template <>
struct Members<AspectRating> {
  static constexpr std::string_view name = "aspect_rating";
  static constexpr auto table =
      std::tuple{Member{Field::aspect_rating_aspect, "aspect", &AspectRating::aspect},
                 Member{Field::aspect_rating_value, "value", &AspectRating::value},
                 Member{Field::aspect_rating_best, "best", &AspectRating::best},
                 Member{Field::aspect_rating_worst, "worst", &AspectRating::worst},
                 Member{Field::aspect_rating_text, "text", &AspectRating::text}};
};

template <>
struct Members<Contributor> {
  static constexpr std::string_view name = "contributor";
  static constexpr auto table =
      std::tuple{Member{Field::contributor_name, "name", &Contributor::name},
                 Member{Field::contributor_role, "role", &Contributor::role}};
};

template <>
struct Members<Series> {
  static constexpr std::string_view name = "series";
  static constexpr auto table =
      std::tuple{Member{Field::series_name, "name", &Series::name},
                 Member{Field::series_position, "position", &Series::position}};
};

template <>
struct Members<Work> {
  static constexpr std::string_view name = "work";
  static constexpr auto table =
      std::tuple{Member{Field::work_title, "title", &Work::title},
                 Member{Field::work_subtitle, "subtitle", &Work::subtitle},
                 Member{Field::work_authors, "authors", &Work::authors},
                 Member{Field::work_contributors, "contributors", &Work::contributors},
                 Member{Field::work_series, "series", &Work::series},
                 Member{Field::work_ids, "ids", &Work::ids},
                 Member{Field::work_publisher, "publisher", &Work::publisher},
                 Member{Field::work_binding, "binding", &Work::binding},
                 Member{Field::work_pages, "pages", &Work::pages},
                 Member{Field::work_year, "year", &Work::year},
                 Member{Field::work_original_year, "original_year", &Work::original_year},
                 Member{Field::work_language, "language", &Work::language},
                 Member{Field::work_average_rating, "average_rating", &Work::average_rating},
                 Member{Field::work_url, "url", &Work::url},
                 Member{Field::work_cover, "cover", &Work::cover},
                 Member{Field::work_kind, "kind", &Work::kind},
                 Member{Field::work_rating, "rating", &Work::rating},
                 Member{Field::work_summary, "summary", &Work::summary}};
};

template <>
struct Members<ListedWork> {
  static constexpr std::string_view name = "listed_work";
  static constexpr auto table =
      std::tuple{Member{Field::listed_work_title, "title", &ListedWork::title},
                 Member{Field::listed_work_authors, "authors", &ListedWork::authors},
                 Member{Field::listed_work_url, "url", &ListedWork::url},
                 Member{Field::listed_work_note, "note", &ListedWork::note}};
};

template <>
struct Members<Recommendation> {
  static constexpr std::string_view name = "recommendation";
  static constexpr auto table =
      std::tuple{Member{Field::recommendation_heading, "heading", &Recommendation::heading},
                 Member{Field::recommendation_reason, "reason", &Recommendation::reason},
                 Member{Field::recommendation_works, "works", &Recommendation::works}};
};

template <>
struct Members<ShelfPosition> {
  static constexpr std::string_view name = "shelf_position";
  static constexpr auto table =
      std::tuple{Member{Field::shelf_position_shelf, "shelf", &ShelfPosition::shelf},
                 Member{Field::shelf_position_position, "position", &ShelfPosition::position}};
};

template <>
struct Members<Reading> {
  static constexpr std::string_view name = "reading";
  static constexpr auto table =
      std::tuple{Member{Field::reading_started, "started", &Reading::started},
                 Member{Field::reading_finished, "finished", &Reading::finished}};
};

template <>
struct Members<Found> {
  static constexpr std::string_view name = "found";
  static constexpr auto table =
      std::tuple{Member{Field::found_field, "field", &Found::field},
                 Member{Field::found_where, "where", &Found::where},
                 Member{Field::found_confidence, "confidence", &Found::confidence}};
};

template <>
struct Members<Review> {
  static constexpr std::string_view name = "review";
  static constexpr auto table =
      std::tuple{Member{Field::review_works, "works", &Review::works},
                 Member{Field::review_rating, "rating", &Review::rating},
                 Member{Field::review_reader_rating, "reader_rating", &Review::reader_rating},
                 Member{Field::review_aspect_ratings, "aspect_ratings", &Review::aspect_ratings},
                 Member{Field::review_subjects, "subjects", &Review::subjects},
                 Member{Field::review_recommendations, "recommendations", &Review::recommendations},
                 Member{Field::review_upcoming, "upcoming", &Review::upcoming},
                 Member{Field::review_shelf, "shelf", &Review::shelf},
                 Member{Field::review_shelves, "shelves", &Review::shelves},
                 Member{Field::review_shelf_positions, "shelf_positions", &Review::shelf_positions},
                 Member{Field::review_started, "started", &Review::started},
                 Member{Field::review_finished, "finished", &Review::finished},
                 Member{Field::review_added, "added", &Review::added},
                 Member{Field::review_readings, "readings", &Review::readings},
                 Member{Field::review_read_count, "read_count", &Review::read_count},
                 Member{Field::review_owned_copies, "owned_copies", &Review::owned_copies},
                 Member{Field::review_summary, "summary", &Review::summary},
                 Member{Field::review_spoiler, "spoiler", &Review::spoiler},
                 Member{Field::review_recommended, "recommended", &Review::recommended},
                 Member{Field::review_private_notes, "private_notes", &Review::private_notes},
                 Member{Field::review_recommended_by, "recommended_by", &Review::recommended_by},
                 Member{Field::review_recommended_for, "recommended_for", &Review::recommended_for},
                 Member{Field::review_found, "found", &Review::found}};
};

template <>
struct Members<Comment> {
  static constexpr std::string_view name = "comment";
  static constexpr auto table =
      std::tuple{Member{Field::comment_id, "id", &Comment::id},
                 Member{Field::comment_parent, "parent", &Comment::parent},
                 Member{Field::comment_author, "author", &Comment::author},
                 Member{Field::comment_author_raw, "author_raw", &Comment::author_raw},
                 Member{Field::comment_email, "email", &Comment::email},
                 Member{Field::comment_url, "url", &Comment::url},
                 Member{Field::comment_ip, "ip", &Comment::ip},
                 Member{Field::comment_user_id, "user_id", &Comment::user_id},
                 Member{Field::comment_agent, "agent", &Comment::agent},
                 Member{Field::comment_date, "date", &Comment::date},
                 Member{Field::comment_date_gmt, "date_gmt", &Comment::date_gmt},
                 Member{Field::comment_content, "content", &Comment::content},
                 Member{Field::comment_status, "status", &Comment::status},
                 Member{Field::comment_type, "type", &Comment::type},
                 Member{Field::comment_rating, "rating", &Comment::rating},
                 Member{Field::comment_meta, "meta", &Comment::meta},
                 Member{Field::comment_extras, "extras", &Comment::extras}};
};

template <>
struct Members<FeaturedImage> {
  static constexpr std::string_view name = "featured_image";
  static constexpr auto table =
      std::tuple{Member{Field::featured_image_id, "id", &FeaturedImage::id},
                 Member{Field::featured_image_url, "url", &FeaturedImage::url},
                 Member{Field::featured_image_alt, "alt", &FeaturedImage::alt},
                 Member{Field::featured_image_caption, "caption", &FeaturedImage::caption}};
};

template <>
struct Members<Post> {
  static constexpr std::string_view name = "post";
  static constexpr auto table =
      std::tuple{Member{Field::post_type, "type", &Post::type},
                 Member{Field::post_status, "status", &Post::status},
                 Member{Field::post_id, "id", &Post::id},
                 Member{Field::post_parent, "parent", &Post::parent},
                 Member{Field::post_menu_order, "menu_order", &Post::menu_order},
                 Member{Field::post_slug, "slug", &Post::slug},
                 Member{Field::post_url, "url", &Post::url},
                 Member{Field::post_guid, "guid", &Post::guid},
                 Member{Field::post_aliases, "aliases", &Post::aliases},
                 Member{Field::post_title, "title", &Post::title},
                 Member{Field::post_title_raw, "title_raw", &Post::title_raw},
                 Member{Field::post_author, "author", &Post::author},
                 Member{Field::post_co_authors, "co_authors", &Post::co_authors},
                 Member{Field::post_date, "date", &Post::date},
                 Member{Field::post_date_gmt, "date_gmt", &Post::date_gmt},
                 Member{Field::post_modified, "modified", &Post::modified},
                 Member{Field::post_modified_gmt, "modified_gmt", &Post::modified_gmt},
                 Member{Field::post_language, "language", &Post::language},
                 Member{Field::post_template, "template", &Post::template_},
                 Member{Field::post_sticky, "sticky", &Post::sticky},
                 Member{Field::post_password, "password", &Post::password},
                 Member{Field::post_comment_status, "comment_status", &Post::comment_status},
                 Member{Field::post_ping_status, "ping_status", &Post::ping_status},
                 Member{Field::post_attachment_url, "attachment_url", &Post::attachment_url},
                 Member{Field::post_content, "content", &Post::content},
                 Member{Field::post_excerpt, "excerpt", &Post::excerpt},
                 Member{Field::post_terms, "terms", &Post::terms},
                 Member{Field::post_meta, "meta", &Post::meta},
                 Member{Field::post_comments, "comments", &Post::comments},
                 Member{Field::post_featured_image, "featured_image", &Post::featured_image},
                 Member{Field::post_review, "review", &Post::review},
                 Member{Field::post_extras, "extras", &Post::extras}};
};

template <>
struct Members<Author> {
  static constexpr std::string_view name = "author";
  static constexpr auto table = std::tuple{
      Member{Field::author_id, "id", &Author::id},
      Member{Field::author_login, "login", &Author::login},
      Member{Field::author_email, "email", &Author::email},
      Member{Field::author_display_name, "display_name", &Author::display_name},
      Member{Field::author_display_name_raw, "display_name_raw", &Author::display_name_raw},
      Member{Field::author_first_name, "first_name", &Author::first_name},
      Member{Field::author_first_name_raw, "first_name_raw", &Author::first_name_raw},
      Member{Field::author_last_name, "last_name", &Author::last_name},
      Member{Field::author_last_name_raw, "last_name_raw", &Author::last_name_raw},
      Member{Field::author_url, "url", &Author::url},
      Member{Field::author_bio, "bio", &Author::bio}};
};

template <>
struct Members<SiteTerm> {
  static constexpr std::string_view name = "site_term";
  static constexpr auto table =
      std::tuple{Member{Field::site_term_id, "id", &SiteTerm::id},
                 Member{Field::site_term_taxonomy, "taxonomy", &SiteTerm::taxonomy},
                 Member{Field::site_term_slug, "slug", &SiteTerm::slug},
                 Member{Field::site_term_name, "name", &SiteTerm::name},
                 Member{Field::site_term_name_raw, "name_raw", &SiteTerm::name_raw},
                 Member{Field::site_term_parent, "parent", &SiteTerm::parent},
                 Member{Field::site_term_description, "description", &SiteTerm::description},
                 Member{Field::site_term_meta, "meta", &SiteTerm::meta}};
};

template <>
struct Members<Site> {
  static constexpr std::string_view name = "site";
  static constexpr auto table =
      std::tuple{Member{Field::site_title, "title", &Site::title},
                 Member{Field::site_url, "url", &Site::url},
                 Member{Field::site_base_url, "base_url", &Site::base_url},
                 Member{Field::site_description, "description", &Site::description},
                 Member{Field::site_language, "language", &Site::language},
                 Member{Field::site_generator, "generator", &Site::generator},
                 Member{Field::site_exported, "exported", &Site::exported},
                 Member{Field::site_timezone, "timezone", &Site::timezone},
                 Member{Field::site_wxr_version, "wxr_version", &Site::wxr_version},
                 Member{Field::site_authors, "authors", &Site::authors},
                 Member{Field::site_terms, "terms", &Site::terms},
                 Member{Field::site_extras, "extras", &Site::extras}};
};

/// Equality is derived from the table.
template <ModelStruct S>
[[nodiscard]] bool operator==(const S& a, const S& b) {
  bool equal = true;
  for_each_member<S>(
      [&](const auto& member) { equal = equal && a.*(member.pointer) == b.*(member.pointer); });
  return equal;
}

/// Back to the state of a new object; strings and lists keep their capacity.
template <ModelStruct S>
void clear(S& object) {
  for_each_member<S>([&](const auto& member) {
    auto& value = object.*(member.pointer);
    using T = std::remove_reference_t<decltype(value)>;
    if constexpr (requires { value.clear(); })
      value.clear();
    else if constexpr (std::is_same_v<T, Id>)
      value.text.clear();
    else if constexpr (std::is_same_v<T, Date>)
      value.iso.clear();
    else
      value = T{};
  });
}

/// True if no member says anything.
template <ModelStruct S>
[[nodiscard]] bool is_empty(const S& object) {
  return object == S{};
}

}  // namespace postferry
