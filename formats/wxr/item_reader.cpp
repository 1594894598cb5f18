// SPDX-License-Identifier: MIT
#include "wxr/item_reader.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/bytes.h"
#include "base/numbers.h"
#include "codec/entities.h"
#include "codec/php_serialized.h"
#include "wxr/parser.h"

namespace postferry::wxr {

namespace {

// Attributes that WordPress itself writes on an element; their meaning is in the model.
bool is_expected_attribute(Element kind, std::string_view name) {
  if (kind == Element::category) return name == "domain" || name == "nicename";
  return kind == Element::guid && name == "isPermaLink";
}

bool is_namespace_declaration(std::string_view name) {
  return name == "xmlns" || name.starts_with("xmlns:");
}

std::string comment_status(std::string_view approved) {
  if (approved == "1") return "approved";
  return approved == "0" ? "hold" : std::string(approved);
}

std::string_view body_format(std::string_view body) {
  return find_bytes(body, "<!-- wp:") == std::string_view::npos ? "classic" : "blocks";
}

}  // namespace

ItemReader::ItemReader(Fragment& fragment, const WxrContext& context, Post& post, Notes& notes)
    : fragment_(fragment),
      context_(context),
      namespaces_(context.namespaces),
      post_(post),
      notes_(notes) {}

std::size_t ItemReader::enter(const XmlElement& element) {
  const std::size_t before = namespaces_.size();
  own_scope_ = before;
  if (!element.has_attributes()) return before;
  element.for_each_attribute([this](const XmlAttribute& attribute) {
    if (attribute.name == "xmlns") namespaces_.declare({}, attribute.value);
    if (attribute.name.starts_with("xmlns:"))
      namespaces_.declare(attribute.name.substr(6), attribute.value);
  });
  return before;
}

void ItemReader::read(const XmlElement& item) {
  enter(item);
  for (XmlElement child = item.first_child(); child; child = child.next()) {
    const std::size_t scope = enter(child);
    const Element kind = namespaces_.find(child.name());
    if (kind == Element::unknown) {
      note_foreign(child);
      keep(child, post_.extras);
    } else {
      if (child.has_attributes()) keep_attributes(child, kind, post_.extras);
      read_field(kind, child);
    }
    namespaces_.restore(scope);
  }
  std::string stray;
  if (fragment_.stray_text(item, stray)) {
    notes_.add(NoteCode::wxr_stray_text, "item", stray.substr(0, 80));
    post_.extras.push_back({"wxr", "#text", std::move(stray)});
  }
  finish_dates();
  if (context_.before_1_1) drop_doubled_terms();
}

// A WordPress name whose prefix is bound to somebody else's namespace.
void ItemReader::note_foreign(const XmlElement& element) {
  const auto [prefix, local] = split_name(element.name());
  if (!prefix.empty() && find_element(vocabulary_of_prefix(prefix), local) != Element::unknown)
    notes_.add(NoteCode::wxr_foreign_namespace, std::string(element.name()));
}

bool ItemReader::is_first(Element kind, const XmlElement& element, Seen& seen,
                          std::vector<Extra>& extras) {
  const auto bit = static_cast<std::size_t>(kind);
  if (!seen.test(bit)) {
    seen.set(bit);
    return true;
  }
  std::string name(element.name());
  notes_.add(NoteCode::value_repeated, name);
  extras.push_back({"wxr", std::move(name), raw(element)});
  return false;
}

std::string_view ItemReader::view(const XmlElement& element) {
  bool damaged = false;
  const std::string_view value = fragment_.text(element, scratch_, damaged);
  if (damaged) {
    Place place = notes_.place();
    place.line = fragment_.line_of(element);
    notes_.add_at(std::move(place), NoteCode::wxr_cdata_repaired, std::string(element.name()));
  }
  return value;
}

std::string_view ItemReader::word(const XmlElement& element) { return trim(view(element)); }

void ItemReader::read_field(Element kind, const XmlElement& element) {
  switch (kind) {
    case Element::category: return read_category(element);
    case Element::postmeta: return read_postmeta(element);
    case Element::comment: return read_comment(element);
    default: break;
  }
  if (!is_first(kind, element, seen_, post_.extras)) return;
  switch (kind) {
    case Element::title: return read_title(element);
    case Element::link: post_.url = word(element); return;
    case Element::pub_date:
      pub_date_ = word(element);
      pub_date_element_ = element;
      return;
    case Element::creator: post_.author = text(element); return;
    case Element::guid: return read_guid(element);
    case Element::description: return read_description(element);
    case Element::content: return read_text(element, post_.content);
    case Element::excerpt: return read_text(element, post_.excerpt);
    case Element::post_id: return read_id(element, post_.id, "");
    case Element::post_date: return read_date(element, date_.local, post_.extras);
    case Element::post_date_gmt: return read_date(element, date_.gmt, post_.extras);
    case Element::post_modified: return read_date(element, modified_.local, post_.extras);
    case Element::post_modified_gmt: return read_date(element, modified_.gmt, post_.extras);
    case Element::comment_status: post_.comment_status = word(element); return;
    case Element::ping_status: post_.ping_status = word(element); return;
    case Element::post_name: post_.slug = word(element); return;
    case Element::status: post_.status = word(element); return;
    case Element::post_parent: return read_id(element, post_.parent, "0");
    case Element::menu_order: return read_menu_order(element);
    case Element::post_type: post_.type = word(element); return;
    case Element::post_password: post_.password = text(element); return;
    case Element::is_sticky: return read_sticky(element);
    case Element::attachment_url: post_.attachment_url = word(element); return;
    default: keep(element, post_.extras); return;
  }
}

void ItemReader::read_title(const XmlElement& element) {
  const std::string_view stored = view(element);
  post_.title = plain_text(stored);
  if (post_.title != stored) post_.title_raw = stored;
}

void ItemReader::read_guid(const XmlElement& element) {
  post_.guid = word(element);
  element.for_each_attribute([this](const XmlAttribute& attribute) {
    if (attribute.name == "isPermaLink" && attribute.value != "false")
      post_.extras.push_back({"wxr", "guid@isPermaLink", std::string(attribute.value)});
  });
}

// WordPress writes it empty; other producers put an excerpt there.
void ItemReader::read_description(const XmlElement& element) {
  if (!word(element).empty()) post_.extras.push_back({"wxr", "description", raw(element)});
}

void ItemReader::read_text(const XmlElement& element, std::optional<Text>& into) {
  const std::string_view value = view(element);
  if (!value.empty()) into = Text{std::string(body_format(value)), std::string(value), false};
}

void ItemReader::read_id(const XmlElement& element, Id& id, std::string_view none) {
  const std::string_view value = word(element);
  if (value != none) id.text = value;
}

void ItemReader::read_menu_order(const XmlElement& element) {
  const std::string_view value = word(element);
  if (value.empty() || value == "0") return;
  if (is_canonical_integer(value)) {
    post_.menu_order = parse_integer(value);
  } else {
    notes_.add(NoteCode::number_unreadable, "wp:menu_order", std::string(value));
    keep(element, post_.extras);
  }
}

void ItemReader::read_sticky(const XmlElement& element) {
  const std::string_view value = word(element);
  if (value == "1")
    post_.sticky = true;
  else if (!value.empty() && value != "0")
    keep(element, post_.extras);
}

void ItemReader::read_date(const XmlElement& element, std::optional<CivilTime>& into,
                           std::vector<Extra>& extras) {
  const std::string_view value = word(element);
  if (value.empty() || is_zero_date(value)) return;
  into = parse_sql_date(value);
  if (into) return;
  notes_.add(NoteCode::date_unreadable, std::string(element.name()), std::string(value));
  extras.push_back({"wxr", std::string(element.name()), raw(element)});
}

void ItemReader::set_dates(const DatePair& pair, Date& date, Date& date_gmt) {
  JoinedDates joined = join_dates(pair.local, pair.gmt);
  date.iso = std::move(joined.date);
  date_gmt.iso = std::move(joined.date_gmt);
}

void ItemReader::finish_dates() {
  set_dates(date_, post_.date, post_.date_gmt);
  set_dates(modified_, post_.modified, post_.modified_gmt);
  // Only where WordPress's own columns say nothing: pubDate is a product of them (WXR.md, 5).
  if (!post_.date.empty() || pub_date_.empty()) return;
  if (const auto date = parse_rfc822_date(pub_date_)) {
    post_.date.iso = format_iso_date(*date);
  } else if (pub_date_.find("-0001") == std::string::npos) {
    notes_.add(NoteCode::date_unreadable, "pubDate", pub_date_);
    keep(pub_date_element_, post_.extras);
  }
}

void ItemReader::read_category(const XmlElement& element) {
  Term term;
  term.taxonomy = "category";
  element.for_each_attribute([&](const XmlAttribute& attribute) {
    // WXR 1.0 calls the taxonomy of tags "tag".
    if (attribute.name == "domain")
      term.taxonomy = attribute.value == "tag" ? "post_tag" : attribute.value;
    if (attribute.name == "nicename") term.slug = attribute.value;
  });
  const std::string_view stored = view(element);
  term.name = plain_text(stored);
  if (term.name != stored) term.name_raw = stored;
  post_.terms.push_back(std::move(term));
}

// Before WXR 1.1 every term stands twice, first without its slug.
void ItemReader::drop_doubled_terms() {
  auto& terms = post_.terms;
  const auto has_slug = [](const Term& term) { return !term.slug.empty(); };
  if (std::none_of(terms.begin(), terms.end(), has_slug)) return;
  std::vector<Term> kept;
  for (const Term& term : terms) {
    const bool doubled =
        !has_slug(term) && std::any_of(terms.begin(), terms.end(), [&](const Term& other) {
          return has_slug(other) && other.taxonomy == term.taxonomy && other.name == term.name;
        });
    if (!doubled) kept.push_back(term);
  }
  terms = std::move(kept);
}

Meta ItemReader::read_meta(const XmlElement& element, std::vector<Extra>& extras) {
  Meta meta;
  for (XmlElement child = element.first_child(); child; child = child.next()) {
    const std::size_t scope = enter(child);
    const Element kind = namespaces_.find(child.name());
    if (kind == Element::meta_key)
      meta.key = view(child);
    else if (kind == Element::meta_value)
      meta.value = view(child);
    else
      keep(child, extras);
    namespaces_.restore(scope);
  }
  if (std::string restored = restore_php_crlf(meta.value); !restored.empty()) {
    notes_.add(NoteCode::wxr_crlf_restored, meta.key);
    meta.value = std::move(restored);
  }
  return meta;
}

void ItemReader::read_postmeta(const XmlElement& element) {
  Meta meta = read_meta(element, post_.extras);
  if (meta.key == carrier_key && !carrier_)
    carrier_ = std::move(meta.value);
  else
    post_.meta.push_back(std::move(meta));
}

void ItemReader::read_comment(const XmlElement& element) {
  Comment& comment = post_.comments.emplace_back();
  comment_date_ = {};
  Seen seen;
  for (XmlElement child = element.first_child(); child; child = child.next()) {
    const std::size_t scope = enter(child);
    const Element kind = namespaces_.find(child.name());
    if (kind == Element::commentmeta)
      comment.meta.push_back(read_meta(child, comment.extras));
    else if (kind == Element::unknown)
      keep(child, comment.extras);
    else if (is_first(kind, child, seen, comment.extras))
      read_comment_field(kind, child, comment);
    namespaces_.restore(scope);
  }
  std::string stray;
  if (fragment_.stray_text(element, stray)) {
    notes_.add(NoteCode::wxr_stray_text, "wp:comment", stray.substr(0, 80));
    comment.extras.push_back({"wxr", "#text", std::move(stray)});
  }
  set_dates(comment_date_, comment.date, comment.date_gmt);
}

void ItemReader::read_comment_field(Element kind, const XmlElement& element, Comment& comment) {
  switch (kind) {
    case Element::comment_id: return read_id(element, comment.id, "");
    case Element::comment_parent: return read_id(element, comment.parent, "0");
    case Element::comment_user_id: return read_id(element, comment.user_id, "0");
    case Element::comment_author: {
      const std::string_view stored = view(element);
      comment.author = plain_text(stored);
      if (comment.author != stored) comment.author_raw = stored;
      return;
    }
    case Element::comment_author_email: comment.email = text(element); return;
    case Element::comment_author_url: comment.url = word(element); return;
    case Element::comment_author_ip: comment.ip = text(element); return;
    case Element::comment_date: return read_date(element, comment_date_.local, comment.extras);
    case Element::comment_date_gmt: return read_date(element, comment_date_.gmt, comment.extras);
    case Element::comment_content: {
      const std::string_view value = view(element);
      if (!value.empty()) comment.content = Text{"classic", std::string(value), false};
      return;
    }
    case Element::comment_approved: comment.status = comment_status(word(element)); return;
    case Element::comment_type: comment.type = word(element); return;
    default: keep(element, comment.extras); return;
  }
}

std::string ItemReader::raw(const XmlElement& element) const {
  std::string xml = fragment_.raw(element);
  const std::size_t inherited = context_.namespaces.size();
  if (own_scope_ <= inherited) return xml;
  return namespaces_.made_self_contained(std::move(xml), inherited, own_scope_);
}

void ItemReader::keep(const XmlElement& element, std::vector<Extra>& extras) {
  extras.push_back({"wxr", std::string(element.name()), raw(element)});
}

void ItemReader::keep_attributes(const XmlElement& element, Element kind,
                                 std::vector<Extra>& extras) {
  element.for_each_attribute([&](const XmlAttribute& attribute) {
    if (is_namespace_declaration(attribute.name) || is_expected_attribute(kind, attribute.name))
      return;
    extras.push_back({"wxr", std::string(element.name()) + "@" + std::string(attribute.name),
                      std::string(attribute.value)});
  });
}

}  // namespace postferry::wxr
