// SPDX-License-Identifier: MIT
#include "wprest/post_reader.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/bytes.h"
#include "base/numbers.h"
#include "codec/entities.h"
#include "wprest/embedded.h"
#include "wprest/rendered.h"
#include "wprest/values.h"

namespace postferry::wprest {

namespace {

// Members that say what others say, or what a program makes of them.
constexpr std::array<std::string_view, 19> repeats = {"_links",
                                                      "_embedded",
                                                      "class_list",
                                                      "permalink_template",
                                                      "mime_type",
                                                      "media_type",
                                                      "date_gmt",
                                                      "modified_gmt",
                                                      "post",
                                                      "media_details",
                                                      "missing_image_sizes",
                                                      "generated_slug",
                                                      "filename",
                                                      "filesize",
                                                      "exif_orientation",
                                                      "image_output_format",
                                                      "image_quality",
                                                      "image_save_progressive",
                                                      "wp_pattern_sync_status"};

// WordPress's names of post formats.
std::string format_name(std::string_view format) {
  std::string name(format);
  if (!name.empty() && name.front() >= 'a' && name.front() <= 'z')
    name.front() = static_cast<char>(name.front() - 'a' + 'A');
  return name;
}

std::string_view body_format(std::string_view raw) {
  return find_bytes(raw, "<!-- wp:") == std::string_view::npos ? "classic" : "blocks";
}

class PostReader {
 public:
  PostReader(const JsonNode& item, const RestContext* context, Post& post, Notes& notes)
      : item_(item), embedded_(item), context_(context), post_(post), notes_(notes) {}

  void read() {
    for (const JsonNode member : item_) read_member(member);
    read_media_details();
    if (const JsonNode media = embedded_.featured_media())
      post_.featured_image = read_featured_image(media);
  }

 private:
  void read_member(const JsonNode& member) {
    const std::string_view key = member.key();
    if (read_word(key, member) || read_text(key, member)) return;
    if (key == "date")
      set(read_dates(item_, key, post_.extras, notes_), post_.date, post_.date_gmt);
    else if (key == "modified")
      set(read_dates(item_, key, post_.extras, notes_), post_.modified, post_.modified_gmt);
    else if (key == "author")
      read_author(member);
    else if (key == "featured_media")
      read_thumbnail(member);
    else if (key == "meta")
      read_meta(member, post_.meta);
    else if (key == "format")
      read_format(member.text());
    else if (!read_terms(key, member) && !is_repeat(key))
      keep(member);
  }

  bool read_word(std::string_view key, const JsonNode& member) {
    if (member.is(JsonKind::null)) return key == "parent" || key == "menu_order";
    if (key == "id") return take(member, post_.id.text);
    if (key == "slug") return take(member, post_.slug);
    if (key == "status") return take(member, post_.status);
    if (key == "type") return take(member, post_.type);
    if (key == "link") return take(member, post_.url);
    if (key == "password") return take(member, post_.password);
    if (key == "comment_status") return take(member, post_.comment_status);
    if (key == "ping_status") return take(member, post_.ping_status);
    if (key == "source_url") return take(member, post_.attachment_url);
    if (key == "sticky") return post_.sticky = member.text() == "true", true;
    if (key == "parent") return member.text() == "0" || take(member, post_.parent.text);
    if (key == "template") return read_template(member.text());
    if (key == "alt_text") return add_meta("_wp_attachment_image_alt", member.text());
    if (key != "menu_order" || !is_canonical_integer(member.text())) return false;
    if (member.text() != "0") post_.menu_order = parse_integer(member.text());
    return true;
  }

  static bool take(const JsonNode& member, std::string& into) {
    if (member.is(JsonKind::object) || member.is(JsonKind::array)) return false;
    into = member.text();
    return true;
  }

  bool add_meta(std::string key, std::string_view value) {
    if (!value.empty()) post_.meta.push_back({std::move(key), std::string(value)});
    return true;
  }

  // Where WordPress keeps it, as exports show it.
  bool read_template(std::string_view file) { return add_meta("_wp_page_template", file); }

  bool read_text(std::string_view key, const JsonNode& member) {
    if (key == "guid") {
      const RestText guid = rest_text(member);
      post_.guid = decode_entities(guid.has_raw ? guid.raw : guid.rendered);
      return true;
    }
    if (key == "title") return read_title(member);
    if (key == "content" || key == "description") return read_content(member);
    if (key == "excerpt" || key == "caption") return read_excerpt(member);
    return false;
  }

  bool read_title(const JsonNode& member) {
    const RestText title = rest_text(member);
    const std::string_view stored = title.has_raw ? title.raw : title.rendered;
    post_.title = plain_text(stored);
    if (title.has_raw && post_.title != stored) post_.title_raw = stored;
    return true;
  }

  bool read_content(const JsonNode& member) {
    const RestText content = rest_text(member);
    if (content.has_raw) {
      if (!content.raw.empty())
        post_.content =
            Text{std::string(body_format(content.raw)), std::string(content.raw), false};
      return true;
    }
    if (text_of(member, "protected") == "true") {
      notes_.add(NoteCode::rest_protected, "content");
      return true;
    }
    if (member.key() == "description") return true;  // the picture itself, made for a page
    std::string body = clean_rendered(content.rendered);
    if (body.empty()) return true;
    post_.content = Text{"html", std::move(body), true};
    notes_.add(NoteCode::rest_rendered, "content");
    return true;
  }

  bool read_excerpt(const JsonNode& member) {
    const RestText excerpt = rest_text(member);
    if (excerpt.has_raw) {
      if (!excerpt.raw.empty())
        post_.excerpt =
            Text{std::string(body_format(excerpt.raw)), std::string(excerpt.raw), false};
      return true;
    }
    std::string text = clean_rendered(excerpt.rendered);
    if (!text.empty() && !is_made_excerpt(excerpt.rendered))
      post_.excerpt = Text{"html", std::move(text), true};
    return true;
  }

  static void set(RestDates dates, Date& date, Date& date_gmt) {
    date = std::move(dates.date);
    date_gmt = std::move(dates.date_gmt);
  }

  void read_author(const JsonNode& member) {
    if (member.text() == "0") return;
    const std::string* login = context_ == nullptr ? nullptr : context_->login(member.text());
    post_.author = login != nullptr ? *login : embedded_.author(member.text());
    if (post_.author.empty()) keep(member);
  }

  // As WordPress keeps it: exports say no more.
  void read_thumbnail(const JsonNode& member) {
    if (member.text() != "0") (void)add_meta("_thumbnail_id", member.text());
  }

  // A term of the taxonomy post_format; the usual format is none.
  void read_format(std::string_view format) {
    if (format.empty() || format == "standard") return;
    post_.terms.push_back(
        {"post_format", "post-format-" + std::string(format), format_name(format), {}});
  }

  // WordPress's own taxonomies are known by their names, others if the header declares them or the
  // answer has all of the terms.
  bool read_terms(std::string_view key, const JsonNode& member) {
    if (!member.is(JsonKind::array)) return false;
    const bool is_declared = (context_ != nullptr && context_->taxonomy_of(key) != nullptr) ||
                             key == "categories" || key == "tags";
    if (!is_declared && member.empty()) return false;
    std::vector<Term> terms;
    bool known = true;
    for (const JsonNode id : member) {
      std::optional<Term> term = term_of(id.text());
      known = known && term;
      if (term) terms.push_back(*std::move(term));
    }
    if (!is_declared && !known) return false;
    std::move(terms.begin(), terms.end(), std::back_inserter(post_.terms));
    return known;
  }

  std::optional<Term> term_of(std::string_view id) const {
    if (const Term* term = context_ == nullptr ? nullptr : context_->term(id)) return *term;
    return embedded_.term(id);
  }

  // What of an attachment's columns and meta the API tells in other words.
  void read_media_details() {
    if (post_.type != "attachment") return;
    if (const JsonNode post = item_.find("post"); post && !post.is(JsonKind::null))
      post_.parent.text = post.text();
    (void)add_meta("_wp_attached_file", text_of(item_.find("media_details"), "file"));
  }

  static bool is_repeat(std::string_view key) {
    return std::find(repeats.begin(), repeats.end(), key) != repeats.end();
  }

  void keep(const JsonNode& member) {
    post_.extras.push_back({"wprest", std::string(member.key()), std::string(member.raw())});
  }

  const JsonNode& item_;
  Embedded embedded_;
  const RestContext* context_;
  Post& post_;
  Notes& notes_;
};

}  // namespace

void read_post(const JsonNode& item, const RestContext* context, Post& post, Notes& notes) {
  PostReader(item, context, post, notes).read();
}

FeaturedImage read_featured_image(const JsonNode& media) {
  FeaturedImage image;
  image.id.text = text_of(media, "id");
  image.url = text_of(media, "source_url");
  image.alt = text_of(media, "alt_text");
  const RestText caption = rest_text(media.find("caption"));
  image.caption = plain_text(caption.has_raw ? caption.raw : caption.rendered);
  while (image.caption.ends_with('\n')) image.caption.pop_back();
  return image;
}

}  // namespace postferry::wprest
