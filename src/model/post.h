// SPDX-License-Identifier: MIT
// The intermediate review model: what every reader fills and every writer reads. Plain values that
// own their strings. Text is valid UTF-8 with LF line ends; what the source does not say is empty.
// Every member stands in the table of members.h, from which JSON, equality, diff, losses and
// documentation derive; a member that is missing there does not compile into them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/numbers.h"

namespace postferry {

/// An identifier as the source writes it: an integer almost always, a string where the source's
/// ids are strings. Integer and string forms of the same digits are the same id.
struct Id {
  std::string text;
  [[nodiscard]] bool empty() const noexcept { return text.empty(); }
  friend bool operator==(const Id&, const Id&) = default;
};

/// An ISO 8601 date with exactly what is known (base/timestamp.h lists the forms).
struct Date {
  std::string iso;
  [[nodiscard]] bool empty() const noexcept { return iso.empty(); }
  friend bool operator==(const Date&, const Date&) = default;
};

/// Named identifiers of a work in source order: isbn10, isbn13, asin, goodreads, librarything...
using Ids = std::vector<std::pair<std::string, std::string>>;

/// A custom field, duplicates and order kept, value verbatim. WordPress's postmeta, commentmeta,
/// termmeta.
struct Meta {
  std::string key;
  std::string value;
};

/// What a reader did not know or what can't be derived, verbatim, for the same format to write
/// back.
struct Extra {
  std::string format;  ///< name of the format that read it
  std::string path;    ///< where it stood: element name, column, key
  std::string raw;     ///< its bytes (valid UTF-8)
};

/// A body in the source's own text.
struct Text {
  std::string format;  ///< blocks, classic, html, markdown or text
  std::string value;
  bool rendered = false;  ///< the source gave only rendered text (REST without credentials)
};

/// A category, tag or term of a custom taxonomy, as a post uses it.
struct Term {
  std::string taxonomy;
  std::string slug;
  std::string name;      ///< plain text
  std::string name_raw;  ///< as stored, when it differs (entities)
};

/// How a work or an aspect was rated: 4/5 is {4, best 5, text "4/5"}.
struct Rating {
  std::optional<Decimal> value;
  std::optional<Decimal> best;
  std::optional<Decimal> worst;
  std::string text;  ///< what was written
};

/// Readers' votes or a site's average; never the author's rating.
struct ReaderRating {
  std::optional<Decimal> value;
  std::optional<Decimal> best;
  std::optional<std::int64_t> count;
};

/// One criterion of several.
struct AspectRating {
  std::string aspect;
  std::optional<Decimal> value;
  std::optional<Decimal> best;
  std::optional<Decimal> worst;
  std::string text;
};

/// A person with a part in a work (translator, illustrator...).
struct Contributor {
  std::string name;
  std::string role;
};

/// A series a work belongs to; position is text ("1", "0.5", "1-3").
struct Series {
  std::string name;
  std::string position;
};

/// What is reviewed. schema.org's CreativeWork / Book.
struct Work {
  std::string title;
  std::string subtitle;
  std::vector<std::string> authors;
  std::vector<Contributor> contributors;
  std::vector<Series> series;
  Ids ids;
  std::string publisher;
  std::string binding;
  std::optional<std::int64_t> pages;
  std::optional<std::int64_t> year;           ///< of this edition
  std::optional<std::int64_t> original_year;  ///< may be negative
  std::string language;
  std::optional<Decimal> average_rating;
  std::string url;
  std::string cover;
  std::string kind;              ///< book by default (empty)
  std::optional<Rating> rating;  ///< when the post rates several works
  std::string summary;
};

/// A work in a list of recommendations or announcements.
struct ListedWork {
  std::string title;
  std::vector<std::string> authors;
  std::string url;
  std::string note;
};

/// A group of recommended works under one heading and reason.
struct Recommendation {
  std::string heading;  ///< "If you're an Ishiguro fan, I recommend these books:"
  std::string reason;   ///< "for more by Ishiguro"
  std::vector<ListedWork> works;
};

/// Rank of the work on one of the reader's shelves.
struct ShelfPosition {
  std::string shelf;
  std::optional<std::int64_t> position;
};

/// One reading of the work.
struct Reading {
  Date started;
  Date finished;
};

/// Where a fact of the review was found.
struct Found {
  std::string field;  ///< model field: "rating", "works[0].authors"
  std::string where;  ///< body:BEGIN-END, meta:KEY, block:NAME, taxonomy:NAME, column:NAME...
  std::optional<Decimal> confidence;
};

/// What a post says about works.
struct Review {
  std::vector<Work> works;  ///< the main one first
  std::optional<Rating> rating;
  std::optional<ReaderRating> reader_rating;
  std::vector<AspectRating> aspect_ratings;
  std::vector<std::string> subjects;
  std::vector<Recommendation> recommendations;
  std::vector<ListedWork> upcoming;
  std::string shelf;  ///< exclusive shelf: read, currently-reading, to-read, own
  std::vector<std::string> shelves;
  std::vector<ShelfPosition> shelf_positions;
  Date started;
  Date finished;
  Date added;
  std::vector<Reading> readings;
  std::optional<std::int64_t> read_count;
  std::optional<std::int64_t> owned_copies;
  std::string summary;
  bool spoiler = false;
  std::optional<bool> recommended;
  std::string private_notes;
  std::string recommended_by;
  std::string recommended_for;
  std::vector<Found> found;
};

/// A reader's comment; threads by `parent`.
struct Comment {
  Id id;
  Id parent;
  std::string author;
  std::string author_raw;  ///< as stored, when it differs (entities)
  std::string email;
  std::string url;
  std::string ip;
  Id user_id;
  std::string agent;
  Date date;
  Date date_gmt;
  std::optional<Text> content;
  std::string status;  ///< approved, hold, spam, trash, post-trashed, custom
  std::string type;    ///< empty = ordinary; comment, pingback, trackback, note, custom
  std::optional<Rating> rating;
  std::vector<Meta> meta;
  std::vector<Extra> extras;
};

/// Thumbnail of a post.
struct FeaturedImage {
  Id id;
  std::string url;
  std::string alt;
  std::string caption;
};

/// One record of any source: post, page, attachment, menu item, custom type, library row.
struct Post {
  std::string type;    ///< empty = post
  std::string status;  ///< empty = publish
  Id id;
  Id parent;
  std::optional<std::int64_t> menu_order;
  std::string slug;  ///< as stored, percent-encoding kept
  std::string url;
  std::string guid;
  std::vector<std::string> aliases;
  std::string title;      ///< plain text
  std::string title_raw;  ///< as stored, when it differs (entities, markup)
  std::string author;     ///< login, or name where the source has no login
  std::vector<std::string> co_authors;
  Date date;
  Date date_gmt;
  Date modified;
  Date modified_gmt;
  std::string language;
  std::string template_;
  bool sticky = false;
  std::string password;
  std::string comment_status;
  std::string ping_status;
  std::string attachment_url;
  std::optional<Text> content;
  std::optional<Text> excerpt;
  std::vector<Term> terms;
  std::vector<Meta> meta;
  std::vector<Comment> comments;
  std::optional<FeaturedImage> featured_image;
  std::optional<Review> review;
  std::vector<Extra> extras;
};

/// The post as a person would name it in a message: `812 "On Dune"`, `"On Dune"`, `812`.
[[nodiscard]] std::string describe(const Post& post);

}  // namespace postferry
