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

constexpr std::size_t most_ids = Collection::most_per_page;  // in one list of ids

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

bool without_comments_of(const RestType& type) {
  return std::find(without_comments.begin(), without_comments.end(), type.name) !=
         without_comments.end();
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

Parameters list_parameters(const SiteSurvey& survey, const RestType& type, bool as_visitor) {
  if (survey.rights == Rights::visitor || as_visitor) return {};
  // Attachments have their parents' state.
  const bool is_file = type.name == "attachment";
  return {{"context", "edit"}, {"status", is_file ? "inherit,private,trash" : survey.statuses}};
}

SitePull::SitePull(RestApi& api, const SiteSurvey& survey, Notes& notes, PullScope scope,
                   PullPlace from)
    : api_(api),
      survey_(survey),
      notes_(notes),
      scope_(std::move(scope)),
      place_(from),
      comments_(api, survey.rights, notes),
      ids_(survey.types.size()) {}

bool SitePull::next(std::string& lines) {
  CollectionPage page;
  if (place_.type < survey_.types.size()) {
    if (collection_ == nullptr) begin_type();
    const bool first = !collection_->total().has_value();
    if (!collection_->next(page)) {
      end_pass();
      return true;
    }
    if (first && !place_.as_visitor) expected_ += collection_->total().value_or(0);
    drop_seen(page);
    place_.place = collection_->place();
    if (place_.as_visitor)
      place_.hidden -= std::min<std::uint64_t>(place_.hidden, page.items.size());
    if (page.items.empty()) return true;
    if (!scope_.modified_after.empty()) learn_media(page);
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
  if (place_.place.total && !place_.as_visitor) expected_ += *place_.place.total;
  collection_ = std::make_unique<Collection>(api_, query(), notes_, place_.place);
}

// What has changed, and then by hundreds what got comments.
std::size_t SitePull::lists() const {
  return 1 + (scope_.commented.size() + most_ids - 1) / most_ids;
}

CollectionQuery SitePull::query() const {
  const RestType& type = survey_.types[place_.type];
  CollectionQuery query{
      type.route, list_parameters(survey_, type, place_.as_visitor), type.name, {}};
  if (!survey_.lists_users) query.parameters.emplace_back("_embed", "author");
  if (scope_.modified_after.empty()) return query;
  if (place_.list == 0) {
    query.parameters.emplace_back("modified_after", scope_.modified_after);
    return query;
  }
  const std::size_t begin = (place_.list - 1) * most_ids;
  const std::size_t end = std::min(begin + most_ids, scope_.commented.size());
  std::string ids;
  for (std::size_t i = begin; i < end; ++i)
    ids += (ids.empty() ? "" : ",") + std::to_string(scope_.commented[i]);
  query.parameters.emplace_back("include", ids);
  return query;
}

// What the user may read but not edit comes in a second pass, as visitors see it.
void SitePull::end_pass() {
  const RestType& type = survey_.types[place_.type];
  const bool edits = survey_.rights == Rights::author && !place_.as_visitor;
  const bool again = edits && (collection_->hidden() > 0 || !collection_->refusal().empty());
  if (!again && !collection_->refusal().empty() && place_.list == 0)
    notes_.add(NoteCode::rest_refused, type.name, collection_->refusal());
  if (!place_.as_visitor) place_.hidden = collection_->hidden();
  if (!again && place_.hidden > 0) notes_.add(NoteCode::rest_hidden, type.name, {}, place_.hidden);
  collection_.reset();
  place_.place = {};
  place_.as_visitor = again;
  if (again) return;
  place_.hidden = 0;
  if (++place_.list < lists() && !without_comments_of(type)) return;
  place_.list = 0;
  ++place_.type;
  seen_.clear();
}

void SitePull::drop_seen(CollectionPage& page) {
  std::erase_if(page.items, [this](const CollectionPage::Item& item) {
    return item.id != 0 && !seen_.insert(item.id).second;
  });
}

bool SitePull::has_comments() const { return !without_comments_of(survey_.types[place_.type]); }

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
    note_attachment(tree_.root());
    const auto media = media_.find(number_of(tree_.root(), "featured_media"));
    if (media != media_.end() && !media->second.empty())
      lines.append(",\"featured_media\":").append(media->second);
  }
  if (const auto found = comments.find(item.id); found != comments.end()) {
    lines += ",\"comments\":[";
    for (std::size_t i = 0; i < found->second.size(); ++i)
      lines.append(i == 0 ? "" : ",").append(found->second[i].json);
    lines += ']';
  }
  lines += "}\n";
  ids_[place_.type].push_back(item.id);
  ++given_;
}

void SitePull::note_attachment(const JsonNode& item) {
  if (text_of(item, "type") != "attachment") return;
  media_.insert_or_assign(number_of(item, "id"), shown_media(item));
}

void SitePull::remember(std::string_view lines, std::size_t type) {
  while (!lines.empty()) {
    const std::size_t end = std::min(lines.find('\n'), lines.size());
    const bool parsed = static_cast<bool>(tree_.parse(lines.substr(0, end)));
    lines.remove_prefix(std::min(end + 1, lines.size()));
    const JsonNode item = parsed ? tree_.root().find("item") : JsonNode();
    if (!item || type >= ids_.size()) continue;
    const std::uint64_t id = number_of(item, "id");
    ids_[type].push_back(id);
    if (type == place_.type) seen_.insert(id);
    note_attachment(item);
    ++given_;
  }
}

// Pictures of changed posts that did not change themselves.
void SitePull::learn_media(const CollectionPage& page) {
  const auto type = std::find_if(survey_.types.begin(), survey_.types.end(),
                                 [](const RestType& each) { return each.name == "attachment"; });
  if (type == survey_.types.end()) return;
  std::string wanted;
  for (const CollectionPage::Item& item : page.items) {
    const std::uint64_t id = tree_.parse(item.json) ? number_of(tree_.root(), "featured_media") : 0;
    if (id != 0 && media_.try_emplace(id).second)
      wanted += (wanted.empty() ? "" : ",") + std::to_string(id);
  }
  if (wanted.empty()) return;
  Parameters parameters = list_parameters(survey_, *type, false);
  parameters.emplace_back("include", wanted);
  Collection collection(api_, {type->route, std::move(parameters), type->name, {}}, notes_);
  CollectionPage found;
  while (collection.next(found))
    for (const CollectionPage::Item& item : found.items)
      if (tree_.parse(item.json)) note_attachment(tree_.root());
}

}  // namespace postferry
