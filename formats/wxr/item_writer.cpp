// SPDX-License-Identifier: MIT
#include "wxr/item_writer.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/numbers.h"
#include "codec/entities.h"
#include "codec/xml_scan.h"
#include "codec/xml_tree.h"
#include "wxr/comment_writer.h"
#include "wxr/dates.h"
#include "wxr/parser.h"
#include "wxr/xml_fields.h"

namespace postferry::wxr {

namespace {

constexpr std::string_view no_title = "(no title)";
constexpr std::int64_t made_ids_begin = 1'000'000'000;  // above any blog's own ids

// One element a line, as WordPress indents them.
void line(std::string& out) { out += "\n\t\t"; }

std::string post_id(const Post& post, std::uint64_t ordinal, bool source_has_ids) {
  const auto own = parse_integer(post.id.text);
  if (own && *own > 0) return post.id.text;
  const std::int64_t base = source_has_ids ? made_ids_begin : 0;
  return std::to_string(base + static_cast<std::int64_t>(ordinal) + 1);
}

bool is_empty_text(const std::optional<Text>& text) { return !text || text->value.empty(); }

// The importer refuses posts with neither title nor content nor excerpt, but for these types.
bool may_be_blank(const Post& post) {
  return post.type == "attachment" || post.type == "nav_menu_item";
}

std::string title_of(const Post& post) {
  if (!post.title.empty() || !post.title_raw.empty())
    return stored_form(post.title, post.title_raw);
  if (post.review && !post.review->works.empty() && !post.review->works[0].title.empty())
    return stored_form(post.review->works[0].title, {});
  const bool blank =
      is_empty_text(post.content) && is_empty_text(post.excerpt) && !may_be_blank(post);
  return blank ? std::string(no_title) : std::string();
}

// A library row with neither rating nor review is no review to publish.
std::string status_of(const Post& post, const WriteOptions& options) {
  if (!post.status.empty()) return post.status;
  if (!options.default_status.empty()) return options.default_status;
  const bool shelved = post.review && !post.review->shelf.empty();
  return shelved && !post.content && !post.review->rating ? "draft" : "publish";
}

// The post's own date, else the day the book was read or shelved.
DateColumns post_dates(const Post& post) {
  if (post.date.empty() && post.date_gmt.empty() && post.review) {
    const Review& review = *post.review;
    return date_columns(review.finished.empty() ? review.added : review.finished, {});
  }
  return date_columns(post.date, post.date_gmt);
}

/// Judges what the tree does not: that every prefix is declared where it is used, and that every
/// ampersand begins a reference.
class PrefixCheck {
 public:
  PrefixCheck(std::string_view xml, const Namespaces& namespaces) : xml_(xml), scope_(namespaces) {}

  bool all_declared() {
    for (std::size_t at = 0; at < xml_.size();) {
      if (xml_[at] == '&' && !is_reference(xml_, at)) return false;
      if (xml_[at] != '<') {
        ++at;
        continue;
      }
      const XmlMarkup markup = scan_markup(xml_, at);
      if (markup.end == std::string_view::npos || markup.kind == XmlMarkup::Kind::text)
        return false;
      if (!take(markup, xml_.substr(at, markup.end - at))) return false;
      at = markup.end;
    }
    return true;
  }

 private:
  bool take(const XmlMarkup& markup, std::string_view tag) {
    if (markup.kind == XmlMarkup::Kind::end) {
      if (open_.empty()) return false;
      scope_.restore(open_.back());
      open_.pop_back();
    }
    if (markup.kind != XmlMarkup::Kind::start && markup.kind != XmlMarkup::Kind::empty) return true;
    const std::size_t before = scope_.size();
    const bool declared = declare(tag.substr(1 + markup.name.size()), markup.name);
    if (markup.kind == XmlMarkup::Kind::start)
      open_.push_back(before);
    else
      scope_.restore(before);
    return declared;
  }

  // `rest` is the tag behind its name. Attributes come before the judgement: they declare.
  bool declare(std::string_view rest, std::string_view name) {
    std::vector<std::string_view> names = {name};
    while (true) {
      rest = trim(rest);
      const std::size_t equals = rest.find('=');
      const std::size_t quote = rest.find_first_of("\"'");
      if (equals == std::string_view::npos || quote == std::string_view::npos) break;
      const std::size_t close = rest.find(rest[quote], quote + 1);
      if (close == std::string_view::npos) return false;
      const std::string_view attribute = trim(rest.substr(0, equals));
      const std::string_view value = rest.substr(quote + 1, close - quote - 1);
      if (value.find('<') != std::string_view::npos) return false;
      if (attribute.starts_with("xmlns:"))
        scope_.declare(attribute.substr(6), value);
      else
        names.push_back(attribute);
      rest.remove_prefix(close + 1);
    }
    return std::all_of(names.begin(), names.end(),
                       [this](std::string_view n) { return scope_.declares_prefix_of(n); });
  }

  std::string_view xml_;
  Namespaces scope_;
  std::vector<std::size_t> open_;
};

const Extra* find_extra(const Post& post, std::string_view path) {
  for (const Extra& extra : post.extras)
    if (extra.format == "wxr" && extra.path == path) return &extra;
  return nullptr;
}

}  // namespace

std::string stored_form(const std::string& plain, const std::string& raw) {
  if (!raw.empty() && plain_text(raw) == plain) return raw;
  return plain_text(plain) == plain ? plain : escape_html(plain);
}

std::string term_name(const std::string& plain, const std::string& raw, const std::string& slug) {
  const std::string name = stored_form(plain, raw);
  return name.empty() ? slug : name;
}

std::string make_slug(std::string_view name) {
  constexpr char hex[] = "0123456789abcdef";
  std::string slug;
  for (const char c : name) {
    const auto byte = static_cast<unsigned char>(c);
    if (is_alpha(c) || is_digit(c)) {
      slug += to_lower(c);
    } else if (byte >= 0x80) {
      slug += {'%', hex[byte >> 4], hex[byte & 15]};
    } else if ((is_space(c) || c == '-' || c == '/' || c == '_') && !slug.empty() &&
               slug.back() != '-') {
      slug += '-';
    }
  }
  while (!slug.empty() && slug.back() == '-') slug.pop_back();
  return slug;
}

bool can_stand_verbatim(const std::string& xml, const Namespaces& namespaces) {
  if (!xml.starts_with('<') || !is_xml_text(xml) || find_element_end(xml, 0) != xml.size())
    return false;
  XmlTree tree;
  return tree.parse(xml) && PrefixCheck(xml, namespaces).all_declared();
}

void append_postmeta(std::string& out, std::string_view element, const Meta& meta) {
  out.append("\t\t<").append(element).append(">\n\t\t\t");
  append_cdata_element(out, "wp:meta_key", meta.key);
  out += "\n\t\t\t";
  append_cdata_element(out, "wp:meta_value", meta.value);
  out.append("\n\t\t</").append(element).append(">\n");
}

void ItemWriter::write_dates(const Post& post, std::string& out) const {
  const DateColumns date = post_dates(post);
  line(out);
  append_cdata_element(out, "wp:post_date", date.local);
  line(out);
  append_cdata_element(out, "wp:post_date_gmt", date.gmt);
  if (post.modified.empty() && post.modified_gmt.empty()) return;
  const DateColumns modified = date_columns(post.modified, post.modified_gmt);
  line(out);
  append_cdata_element(out, "wp:post_modified", modified.local);
  line(out);
  append_cdata_element(out, "wp:post_modified_gmt", modified.gmt);
}

void ItemWriter::write_terms(const Post& post, std::string& out) const {
  for (const Term& term : post.terms) {
    out += "\t\t<category domain=\"";
    append_xml_attribute(out, term.taxonomy);
    out += "\" nicename=\"";
    append_xml_attribute(out, term.slug.empty() ? make_slug(term.name) : term.slug);
    out += "\">";
    append_cdata(out, term_name(term.name, term.name_raw, term.slug));
    out += "</category>\n";
  }
}

void ItemWriter::write_extras(const Post& post, std::string& out) const {
  for (const Extra& extra : post.extras) {
    if (extra.format != "wxr" || extra.path == "description") continue;
    if (extra.path == "#text") {
      if (!is_xml_text(extra.raw)) continue;
      append_xml_text(out, extra.raw);
      out += "\n";
    } else if (can_stand_verbatim(extra.raw, namespaces_)) {
      out.append("\t\t").append(extra.raw).append("\n");
    }
  }
}

std::size_t ItemWriter::write(const Post& post, const Text* body, std::uint64_t ordinal,
                              std::string& out, Notes& notes) const {
  if (body == nullptr && post.content) body = &*post.content;
  const DateColumns date = post_dates(post);
  const std::string title = title_of(post);
  const std::string status = status_of(post, options_);
  if (title == no_title && post.title.empty()) notes.add(NoteCode::made_up, "title", title);
  if (status == "draft" && post.status.empty() && options_.default_status.empty())
    notes.add(NoteCode::made_up, "status", "draft: neither rating nor review");
  out += "\t<item>";
  line(out);
  append_cdata_element(out, "title", title);
  line(out);
  append_text_element(out, "link", post.url);
  line(out);
  append_text_element(out, "pubDate", pub_date(date.gmt));
  line(out);
  append_cdata_element(out, "dc:creator",
                       post.author.empty() ? options_.default_author : post.author);
  line(out);
  const Extra* permalink = find_extra(post, "guid@isPermaLink");
  out += "<guid isPermaLink=\"";
  append_xml_attribute(out, permalink == nullptr ? "false" : permalink->raw);
  out += "\">";
  append_xml_text(out, post.guid);
  out += "</guid>";
  line(out);
  const Extra* description = find_extra(post, "description");
  const bool verbatim = description != nullptr && can_stand_verbatim(description->raw, namespaces_);
  out += verbatim ? description->raw : "<description></description>";
  line(out);
  append_cdata_element(out, "content:encoded", body != nullptr ? body->value : std::string());
  line(out);
  append_cdata_element(out, "excerpt:encoded", post.excerpt ? post.excerpt->value : std::string());
  line(out);
  append_text_element(out, "wp:post_id", post_id(post, ordinal, options_.source_has_ids));
  write_dates(post, out);
  line(out);
  append_cdata_element(out, "wp:comment_status", post.comment_status);
  line(out);
  append_cdata_element(out, "wp:ping_status", post.ping_status);
  line(out);
  append_cdata_element(out, "wp:post_name", post.slug);
  line(out);
  append_cdata_element(out, "wp:status", status);
  line(out);
  append_text_element(out, "wp:post_parent", post.parent.empty() ? "0" : post.parent.text);
  line(out);
  append_text_element(out, "wp:menu_order", std::to_string(post.menu_order.value_or(0)));
  line(out);
  append_cdata_element(out, "wp:post_type", post.type.empty() ? "post" : post.type);
  line(out);
  append_cdata_element(out, "wp:post_password", post.password);
  line(out);
  append_text_element(out, "wp:is_sticky", post.sticky ? "1" : "0");
  if (!post.attachment_url.empty()) {
    line(out);
    append_cdata_element(out, "wp:attachment_url", post.attachment_url);
  }
  out += "\n";
  write_terms(post, out);
  for (const Meta& meta : post.meta) {
    // A custom field of the carrier's name must not be taken for a carrier.
    if (meta.key.starts_with(carrier_key))
      append_postmeta(out, "wp:postmeta", {"_" + meta.key, meta.value});
    else
      append_postmeta(out, "wp:postmeta", meta);
  }
  const std::size_t carrier_place = out.size();
  append_comments(out, post.comments, assign_comment_ids(post.comments, ordinal));
  write_extras(post, out);
  return carrier_place;
}

}  // namespace postferry::wxr
