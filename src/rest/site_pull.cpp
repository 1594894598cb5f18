// SPDX-License-Identifier: MIT
#include "rest/site_pull.h"

#include <algorithm>
#include <array>
#include <memory>
#include <string_view>
#include <utility>

#include "base/numbers.h"

namespace postferry {

namespace {

// Types of the editor's and the theme's own things, which nobody comments on.
constexpr std::array<std::string_view, 3> without_comments = {"nav_menu_item", "wp_block",
                                                              "wp_navigation"};

std::string_view text_of(const JsonNode& object, std::string_view key) {
  const JsonNode member = object.find(key);
  return member ? member.text() : std::string_view();
}

std::uint64_t number_of(const JsonNode& object, std::string_view key) {
  const auto value = parse_integer(text_of(object, key));
  return value && *value > 0 ? static_cast<std::uint64_t>(*value) : 0;
}

// What a post shows of its picture.
std::string shown_media(const JsonNode& item) {
  std::string out = "{";
  for (const std::string_view key : {"id", "source_url", "alt_text", "caption"}) {
    const JsonNode member = item.find(key);
    if (!member) continue;
    if (out.size() > 1) out += ',';
    out.append("\"").append(key).append("\":").append(one_line(member.raw()));
  }
  return out + "}";
}

}  // namespace

SitePull::SitePull(RestApi& api, const SiteSurvey& survey, Notes& notes, PullPlace from)
    : api_(api),
      survey_(survey),
      notes_(notes),
      place_(from),
      comments_(api, survey.rights, notes) {}

bool SitePull::next(std::string& lines) {
  CollectionPage page;
  while (place_.type < survey_.types.size()) {
    if (collection_ == nullptr) begin_type();
    const bool first = !collection_->total().has_value();
    if (!collection_->next(page)) {
      end_pass();
      continue;
    }
    if (first && !place_.as_visitor) expected_ += collection_->total().value_or(0);
    drop_seen(page);
    place_.place = collection_->place();
    if (place_.as_visitor)
      place_.hidden -= std::min<std::uint64_t>(place_.hidden, page.items.size());
    if (page.items.empty()) continue;
    std::vector<std::uint64_t> ids;
    for (const CollectionPage::Item& item : page.items)
      if (has_comments() && is_readable(item)) ids.push_back(item.id);
    CommentsOf::ByPost comments = comments_.read(ids);
    for (const CollectionPage::Item& item : page.items) append(item, comments, lines);
    return true;
  }
  return false;
}

void SitePull::begin_type() {
  collection_ = std::make_unique<Collection>(api_, query(), notes_, place_.place);
}

CollectionQuery SitePull::query() const {
  const RestType& type = survey_.types[place_.type];
  CollectionQuery query{type.route, {}, type.name, {}};
  if (survey_.rights == Rights::author && !place_.as_visitor) {
    query.parameters.emplace_back("context", "edit");
    // Attachments have their parents' state.
    query.parameters.emplace_back(
        "status", type.name == "attachment" ? "inherit,private,trash" : survey_.statuses);
  }
  if (!survey_.lists_users) query.parameters.emplace_back("_embed", "author");
  return query;
}

// What the user may read but not edit comes in a second pass, as visitors see it.
void SitePull::end_pass() {
  const RestType& type = survey_.types[place_.type];
  const bool edits = survey_.rights == Rights::author && !place_.as_visitor;
  const bool again = edits && (collection_->hidden() > 0 || !collection_->refusal().empty());
  if (!again && !collection_->refusal().empty())
    notes_.add(NoteCode::rest_refused, type.name, collection_->refusal());
  if (!place_.as_visitor) place_.hidden = collection_->hidden();
  if (!again && place_.hidden > 0) notes_.add(NoteCode::rest_hidden, type.name, {}, place_.hidden);
  collection_.reset();
  place_.place = {};
  place_.as_visitor = again;
  if (again) return;
  place_.hidden = 0;
  ++place_.type;
  seen_.clear();
}

void SitePull::drop_seen(CollectionPage& page) {
  std::erase_if(page.items, [this](const CollectionPage::Item& item) {
    return item.id != 0 && !seen_.insert(item.id).second;
  });
}

bool SitePull::has_comments() const {
  const std::string& type = survey_.types[place_.type].name;
  return std::find(without_comments.begin(), without_comments.end(), type) ==
         without_comments.end();
}

// Asking for comments of a post with a password would fail, and with it those of its neighbours.
bool SitePull::is_readable(const CollectionPage::Item& item) {
  if (survey_.rights == Rights::author && !place_.as_visitor) return true;
  if (!tree_.parse(item.json)) return false;
  const JsonNode content = tree_.root().find("content");
  return !content || !content.is(JsonKind::object) || text_of(content, "protected") != "true";
}

void SitePull::append(const CollectionPage::Item& item, CommentsOf::ByPost& comments,
                      std::string& lines) {
  const std::string& type = survey_.types[place_.type].name;
  lines.append("{\"item\":").append(item.json);
  if (type == "nav_menu_item") lines.append(",\"post_type\":\"nav_menu_item\"");
  if (tree_.parse(item.json)) {
    remember(tree_.root());
    const auto media = media_.find(number_of(tree_.root(), "featured_media"));
    if (media != media_.end()) lines.append(",\"featured_media\":").append(media->second);
  }
  if (const auto found = comments.find(item.id); found != comments.end()) {
    lines += ",\"comments\":[";
    for (std::size_t i = 0; i < found->second.size(); ++i)
      lines.append(i == 0 ? "" : ",").append(found->second[i].json);
    lines += ']';
  }
  lines += "}\n";
  ++given_;
}

void SitePull::remember(const JsonNode& item) {
  if (text_of(item, "type") != "attachment") return;
  media_.insert_or_assign(number_of(item, "id"), shown_media(item));
}

}  // namespace postferry
