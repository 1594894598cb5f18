// SPDX-License-Identifier: MIT
#include "rest/collection.h"

#include <algorithm>
#include <utility>

#include "base/error.h"
#include "base/numbers.h"
#include "rest/url.h"

namespace postferry {

namespace {

constexpr unsigned patience = 2;          // then the page is asked for in halves
constexpr unsigned most_empty = 1000;     // pages in a row; no site hides so much
constexpr unsigned most_steps_back = 10;  // in a row that showed nothing new

// A member that is an id; 0 where there is none.
std::uint64_t id_in(const JsonNode& item, std::string_view key) {
  const JsonNode id = item.find(key);
  const auto number = id ? parse_integer(id.text()) : std::nullopt;
  return number && *number > 0 ? static_cast<std::uint64_t>(*number) : 0;
}

// A page that is no known firewall's: one item may be what something on the way makes it of.
bool is_page_of_some_item(const RestAnswer& answer) {
  return answer.response.ok() && answer.answer.kind == AnswerKind::page &&
         answer.answer.page == PageKind::other;
}

Parameters paged(Parameters all, std::uint64_t per_page, bool by_id, std::uint64_t offset) {
  all.emplace_back("per_page", std::to_string(per_page));
  if (by_id) {
    all.emplace_back("orderby", "id");
    all.emplace_back("order", "asc");
  }
  if (offset != 0) all.emplace_back("offset", std::to_string(offset));
  return all;
}

}  // namespace

Collection::Collection(RestApi& api, CollectionQuery query, Notes& notes, CollectionPlace from)
    : api_(api), query_(std::move(query)), notes_(notes), place_(from) {}

Collection::~Collection() {
  if (api_.width() != 0) api_.expect(this, {});
}

RestRequestAhead Collection::first_request(const CollectionQuery& query) {
  return {query.route, paged(query.parameters, most_per_page, true, 0)};
}

std::vector<RestRequestAhead> Collection::upcoming() const {
  std::vector<RestRequestAhead> out;
  const std::uint64_t total = place_.total.value_or(0);
  for (std::uint64_t at = place_.offset; at < total && out.size() < api_.width(); at += per_page_)
    out.push_back({query_.route, page_parameters(at)});
  return out;
}

bool Collection::next(CollectionPage& page) {
  page.items.clear();
  while (!at_end_) {
    const RestAnswer answer = api_.get(query_.route, page_parameters(place_.offset), patience);
    const Outcome outcome = take(answer, page);
    api_.release();
    switch (outcome) {
      case Outcome::page: return true;
      case Outcome::end: at_end_ = true; break;
      case Outcome::again: break;
    }
  }
  return false;
}

Parameters Collection::page_parameters(std::uint64_t offset) const {
  return paged(query_.parameters, per_page_, by_id_, offset);
}

Collection::Outcome Collection::take(const RestAnswer& answer, CollectionPage& page) {
  if (answer.is_json()) return take_items(answer, page);
  // Past the end: a 400 of posts, where the header that tells the end is missing.
  if (answer.answer.is_error("rest_post_invalid_page_number")) {
    hide_rest();
    return Outcome::end;
  }
  if (answer.answer.is_error("rest_forbidden_orderby") ||
      answer.answer.is_error("rest_invalid_param"))
    return take_bad_parameter(answer);
  return take_failure(answer);
}

// Plugins lower the limit of per_page, and users may not be sorted by everybody.
Collection::Outcome Collection::take_bad_parameter(const RestAnswer& answer) {
  const JsonNode data = api_.value().find("data");
  const JsonNode named = data ? data.find("params") : JsonNode();
  const auto names = [&named](std::string_view name) {
    return named && named.is(JsonKind::object) && named.find(name);
  };
  if (names("per_page") && per_page_ > 1) {
    most_ = per_page_ / 2;
    halve();
    return Outcome::again;
  }
  const bool may_be_order =
      names("orderby") || answer.answer.is_error("rest_forbidden_orderby") || !named;
  if (!may_be_order || !by_id_ || place_.offset != 0) return take_failure(answer);
  by_id_ = false;
  sorted_ = false;
  return Outcome::again;
}

Collection::Outcome Collection::take_items(const RestAnswer& answer, CollectionPage& page) {
  const JsonNode list = api_.value();
  if (!list.is(JsonKind::array))
    throw Error(ErrorCode::input, "the answer is no list of " + query_.noun,
                shown_url(answer.response.url));
  if (answer.total && step_back(*answer.total)) return Outcome::again;
  failed_ = 0;
  if (is_repeated(list)) {
    notes_.add(NoteCode::rest_refused, query_.noun,
               "the site gives the same page again and again; what is behind it is missing");
    return Outcome::end;
  }
  if (const std::size_t replaced = answer.answer.repairs.invalid_utf8; replaced != 0)
    notes_.add(NoteCode::utf8_invalid, query_.noun, shown_url(answer.response.url), replaced);
  keep_items(list, page);
  std::uint64_t given = 0;
  for ([[maybe_unused]] const JsonNode item : list) ++given;
  move_on(given);
  grow();
  if (api_.width() != 0) api_.expect(this, at_end_ ? std::vector<RestRequestAhead>() : upcoming());
  return page.items.empty() && at_end_ ? Outcome::end : Outcome::page;
}

// Routes of plugins may not know `offset`; others may go round in a circle.
bool Collection::is_repeated(const JsonNode& list) {
  const JsonNode first = list.first_child();
  const std::uint64_t id = first ? id_in(first, "id") : 0;
  const bool known = id != 0 && !first_ids_.insert(id).second;
  return known && again_ == 0 && place_.offset != 0;
}

void Collection::keep_items(const JsonNode& list, CollectionPage& page) {
  std::uint64_t at = 0;
  std::uint64_t before = 0;
  for (const JsonNode item : list) {
    const std::uint64_t id = id_in(item, "id");
    if (id < before) sorted_ = false;
    before = id;
    if (at++ < again_ && sorted_ && id != 0 && id <= place_.last_id) continue;
    const std::uint64_t owner = query_.owner.empty() ? 0 : id_in(item, query_.owner);
    page.items.push_back({id, owner, one_line(item.raw())});
    steps_back_ = 0;
    place_.last_id = std::max(place_.last_id, id);
  }
  again_ -= std::min(again_, per_page_);
}

// A short page is not the end: what the user may not read was counted all the same.
// Nor is a total that is less than what came.
void Collection::move_on(std::uint64_t given) {
  const std::uint64_t counted = std::min(per_page_, left());
  if (given < counted) place_.hidden += counted - given;
  place_.offset += per_page_;
  if (place_.total && given <= counted ? left() == 0 : given == 0) at_end_ = true;
  empty_pages_ = given == 0 ? empty_pages_ + 1 : 0;
  if (empty_pages_ < most_empty) return;
  hide_rest();
  at_end_ = true;
}

// What is still to come, as the site counts it.
std::uint64_t Collection::left() const {
  const std::uint64_t total = place_.total.value_or(0);
  return total - std::min(total, place_.offset);
}

void Collection::hide_rest() { place_.hidden += left(); }

// Whether items vanished since the last page: then the next ones moved up.
bool Collection::step_back(std::uint64_t total) {
  const std::uint64_t before = place_.total.value_or(total);
  place_.total = total;
  if (total >= before || place_.offset == 0 || !sorted_) return false;
  if (steps_back_ >= most_steps_back) return false;  // servers behind one name count differently
  const std::uint64_t back = std::min(place_.offset, before - total);
  ++steps_back_;
  place_.offset -= back;
  again_ += back;
  return true;
}

// Quickly when the item that was the reason is behind us; else the size itself was too much.
void Collection::grow() {
  constexpr std::uint64_t proof = 4;
  if (per_page_ >= most_) return;
  if (!was_one_item_ && ++small_pages_ < proof) return;
  per_page_ = std::min(per_page_ * 2, most_);
  small_pages_ = 0;
}

void Collection::halve() {
  per_page_ = (per_page_ + 1) / 2;
  small_pages_ = 0;
  was_one_item_ = false;
}

Collection::Outcome Collection::take_failure(const RestAnswer& answer) {
  if (is_page_of_some_item(answer) && place_.offset == 0 && per_page_ > 1) {
    per_page_ = 1;  // whether the list is closed, or just something in it
    was_one_item_ = true;
    return Outcome::again;
  }
  if (answer.is_too_much() || (is_page_of_some_item(answer) && place_.offset != 0)) {
    if (per_page_ > 1)
      halve();
    else
      pass_over_one(answer);
    return Outcome::again;
  }
  const std::string why = explain(answer.response, answer.answer);
  const int status = answer.response.status;
  const bool is_no = answer.response.arrived() ? status < 500 && status != 408 && status != 429
                                               : answer.response.failure == HttpFailure::redirects;
  if (place_.offset == 0 && is_no) {
    refusal_ = why;
    refusal_code_ = answer.answer.error.code;
    return Outcome::end;
  }
  throw Error(ErrorCode::input, why);
}

void Collection::pass_over_one(const RestAnswer& answer) {
  const unsigned most_in_a_row = answer.response.arrived() ? 10 : 3;  // time-outs take minutes
  const std::string why = explain(answer.response, answer.answer);
  if (!answer.answer.is_error("rest_encode_error") && ++failed_ >= most_in_a_row)
    throw Error(ErrorCode::input, why);
  notes_.add(NoteCode::rest_item_unreadable, query_.noun,
             "number " + std::to_string(place_.offset + 1) + " by id, behind id " +
                 std::to_string(place_.last_id) + ": " + why);
  ++place_.offset;
  again_ -= std::min<std::uint64_t>(again_, 1);
  was_one_item_ = true;
  if (place_.total && place_.offset >= *place_.total) at_end_ = true;
}

}  // namespace postferry
