// SPDX-License-Identifier: MIT
#include "rest/site_pull.h"

#include <algorithm>
#include <array>
#include <memory>
#include <string_view>
#include <utility>

#include "base/error.h"
#include "base/numbers.h"
#include "rest/json_answer.h"

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

// Of the lines that a page makes, nearly.
std::size_t size_of(const CollectionPage& page, const CommentsOf::ByPost& comments) {
  constexpr std::size_t around = 100;
  std::size_t out = 0;
  for (const CollectionPage::Item& item : page.items) out += item.json.size() + around;
  for (const auto& [post, list] : comments)
    for (const CollectionPage::Item& comment : list) out += comment.json.size() + 1;
  return out;
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
    const std::vector<std::uint64_t> ids = commented_ids(page);
    if (api_.width() != 0) expect_comments(ids);
    CommentsOf::ByPost comments = comments_.read(ids);
    lines.reserve(lines.size() + size_of(page, comments));
    for (CollectionPage::Item& item : page.items) append(std::move(item), comments, lines);
    tree_.release();
    return true;
  }
  return false;
}

SitePull::~SitePull() {
  if (api_.width() != 0) api_.expect(this, {});
}

void SitePull::begin_type() {
  if (place_.place.total && !place_.as_visitor) expected_ += *place_.place.total;
  collection_ = std::make_unique<Collection>(api_, query(place_), notes_, place_.place);
  if (api_.width() != 0) expect_types();
}

// Many types have one page: the first ones of this type and of those behind it.
void SitePull::expect_types() {
  std::vector<RestRequestAhead> requests;
  if (place_.place.offset == 0) requests.push_back(Collection::first_request(query(place_)));
  PullPlace next;
  for (next.type = place_.type + 1;
       next.type < survey_.types.size() && requests.size() <= api_.width(); ++next.type)
    requests.push_back(Collection::first_request(query(next)));
  api_.expect(this, requests);
}

// Comments of this page and of those that are there already: what they will be asked for is known.
void SitePull::expect_comments(const std::vector<std::uint64_t>& now) {
  std::vector<std::pair<RestRequestAhead, std::vector<std::uint64_t>>> there;
  std::vector<std::vector<std::uint64_t>> pages = {now};
  for (RestRequestAhead& request : collection_->upcoming()) {
    const auto known = std::find_if(ahead_.begin(), ahead_.end(),
                                    [&](const auto& each) { return each.first == request; });
    if (known != ahead_.end()) {
      there.push_back(std::move(*known));
    } else {
      const HttpResponse* answer = api_.peek(request);
      if (answer == nullptr) continue;
      there.emplace_back(std::move(request), ids_ahead(*answer));
    }
    pages.push_back(there.back().second);
  }
  ahead_ = std::move(there);
  comments_.expect(pages);
}

std::vector<std::uint64_t> SitePull::ids_ahead(const HttpResponse& answer) {
  std::vector<std::uint64_t> out;
  if (!has_comments() || !read_json_answer(answer, tree_).is_json()) return out;
  if (!tree_.root().is(JsonKind::array)) return out;
  for (const JsonNode item : tree_.root()) {
    const std::uint64_t id = number_of(item, "id");
    if (seen_.count(id) == 0 && is_readable(item)) out.push_back(id);
  }
  return out;
}

// What has changed, and then by hundreds what got comments.
std::size_t SitePull::lists() const {
  return 1 + (scope_.commented.size() + most_ids - 1) / most_ids;
}

CollectionQuery SitePull::query(const PullPlace& place) const {
  const RestType& type = survey_.types[place.type];
  CollectionQuery query{
      type.route, list_parameters(survey_, type, place.as_visitor), type.name, {}};
  if (!survey_.lists_users) query.parameters.emplace_back("_embed", "author");
  if (scope_.modified_after.empty()) return query;
  if (place.list == 0) {
    query.parameters.emplace_back("modified_after", scope_.modified_after);
    return query;
  }
  const std::size_t begin = (place.list - 1) * most_ids;
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
  if (!again && !collection_->refusal().empty() && place_.list == 0) refuse(type);
  if (!place_.as_visitor) place_.hidden = collection_->hidden();
  if (!again && place_.hidden > 0)
    notes_.add(survey_.note_of(type.name, NoteCode::rest_hidden), {}, "of the type " + type.name,
               place_.hidden);
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

void SitePull::refuse(const RestType& type) {
  ++place_.refused;
  notes_.add(survey_.note_of(type.name, NoteCode::rest_refused), type.name, collection_->refusal());
  if (place_.type + 1 < survey_.types.size() || place_.refused < survey_.types.size()) return;
  const std::string who = survey_.rights == Rights::visitor
                              ? "; it may be open to users: give a login with --user, or else "
                              : "; ";
  throw Error(ErrorCode::input, "the site gives no posts of any type: " + collection_->refusal() +
                                    who +
                                    "convert a file of its own export (WordPress: Tools, Export)");
}

// In the second pass, and among those that got comments, it is no news that some came before.
void SitePull::drop_seen(CollectionPage& page) {
  const std::size_t repeated = std::erase_if(page.items, [this](const CollectionPage::Item& item) {
    return item.id != 0 && !seen_.insert(item.id).second;
  });
  if (repeated != 0 && !place_.as_visitor && place_.list == 0)
    notes_.add(NoteCode::rest_repeated, survey_.types[place_.type].name, {}, repeated);
}

bool SitePull::has_comments() const { return !without_comments_of(survey_.types[place_.type]); }

std::vector<std::uint64_t> SitePull::commented_ids(const CollectionPage& page) {
  std::vector<std::uint64_t> out;
  if (!has_comments()) return out;
  for (const CollectionPage::Item& item : page.items)
    if ((survey_.rights == Rights::author && !place_.as_visitor) ||
        (tree_.parse(item.json) && is_readable(tree_.root())))
      out.push_back(item.id);
  return out;
}

// Asking for comments of a post with a password would fail, and with it those of its neighbours.
bool SitePull::is_readable(const JsonNode& item) const {
  if (survey_.rights == Rights::author && !place_.as_visitor) return true;
  const JsonNode content = item.find("content");
  return !content || !content.is(JsonKind::object) || text_of(content, "protected") != "true";
}

// Takes the item apart as it goes, so that a page stands in memory once.
void SitePull::append(CollectionPage::Item item, CommentsOf::ByPost& comments, std::string& lines) {
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
    comments.erase(found);
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
