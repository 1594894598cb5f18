// SPDX-License-Identifier: MIT
#include "rest/collection.h"

#include <algorithm>
#include <utility>

#include "base/error.h"
#include "base/numbers.h"

namespace postferry {

namespace {

// A member that is an id; 0 where there is none.
std::uint64_t id_in(const JsonNode& item, std::string_view key) {
  const JsonNode id = item.find(key);
  const auto number = id ? parse_integer(id.text()) : std::nullopt;
  return number && *number > 0 ? static_cast<std::uint64_t>(*number) : 0;
}

}  // namespace

Collection::Collection(RestApi& api, CollectionQuery query, Notes& notes, CollectionPlace from)
    : api_(api), query_(std::move(query)), notes_(notes), place_(from) {}

bool Collection::next(CollectionPage& page) {
  page.items.clear();
  while (!at_end_) {
    const RestAnswer answer = api_.get(query_.route, page_parameters());
    switch (take(answer, page)) {
      case Outcome::page: return true;
      case Outcome::end: at_end_ = true; break;
      case Outcome::again: break;
    }
  }
  return false;
}

Parameters Collection::page_parameters() const {
  Parameters all = query_.parameters;
  all.emplace_back("per_page", std::to_string(per_page_));
  if (by_id_) {
    all.emplace_back("orderby", "id");
    all.emplace_back("order", "asc");
  }
  if (place_.offset != 0) all.emplace_back("offset", std::to_string(place_.offset));
  return all;
}

Collection::Outcome Collection::take(const RestAnswer& answer, CollectionPage& page) {
  if (answer.is_json()) return take_items(answer, page);
  // Past the end: a 400 of posts, where the header that tells the end is missing.
  if (answer.answer.is_error("rest_post_invalid_page_number")) return Outcome::end;
  if (by_id_ && (answer.answer.is_error("rest_forbidden_orderby") ||
                 (answer.answer.is_error("rest_invalid_param") && place_.offset == 0))) {
    by_id_ = false;
    return Outcome::again;
  }
  return take_failure(answer);
}

Collection::Outcome Collection::take_items(const RestAnswer& answer, CollectionPage& page) {
  const JsonNode list = api_.value();
  if (!list.is(JsonKind::array))
    throw Error(ErrorCode::input, explain(answer.response, answer.answer) +
                                      " the answer is no list of " + query_.noun);
  if (answer.total && step_back(*answer.total)) return Outcome::again;
  failed_ = 0;
  for (const JsonNode item : list) {
    const std::uint64_t id = id_in(item, "id");
    if (by_id_ && id != 0 && id <= place_.last_id) continue;  // seen before we stepped back
    const std::uint64_t owner = query_.owner.empty() ? 0 : id_in(item, query_.owner);
    page.items.push_back({id, owner, one_line(item.raw())});
    place_.last_id = std::max(place_.last_id, id);
  }
  const std::uint64_t counted =
      total_ ? std::min(per_page_, *total_ - std::min(*total_, place_.offset)) : per_page_;
  std::uint64_t given = 0;
  for ([[maybe_unused]] const JsonNode item : list) ++given;
  if (total_ && given < counted) hidden_ += counted - given;
  place_.offset += per_page_;
  if (total_ ? place_.offset >= *total_ : given == 0) at_end_ = true;
  if (per_page_ < most_per_page && ++small_pages_ >= 4) {  // the bad item is behind us
    per_page_ = std::min(per_page_ * 2, most_per_page);
    small_pages_ = 0;
  }
  return page.items.empty() && at_end_ ? Outcome::end : Outcome::page;
}

// Whether items vanished since the last page: then the next ones moved up.
bool Collection::step_back(std::uint64_t total) {
  const std::uint64_t before = total_.value_or(total);
  total_ = total;
  if (total >= before || place_.offset == 0 || !by_id_) return false;
  place_.offset -= std::min(place_.offset, before - total);
  return true;
}

Collection::Outcome Collection::take_failure(const RestAnswer& answer) {
  if (answer.is_too_much() || answer.answer.is_error("rest_encode_error")) {
    if (per_page_ == 1) {
      pass_over_one(answer);
      return Outcome::again;
    }
    per_page_ = (per_page_ + 1) / 2;
    small_pages_ = 0;
    return Outcome::again;
  }
  const std::string why = explain(answer.response, answer.answer);
  if (place_.offset == 0 && answer.response.arrived()) {
    refusal_ = why;
    refusal_code_ = answer.answer.error.code;
    return Outcome::end;
  }
  throw Error(ErrorCode::input, why);
}

void Collection::pass_over_one(const RestAnswer& answer) {
  // One page after the other that can't be made is no bad item but a bad day.
  constexpr unsigned most_in_a_row = 10;
  if (++failed_ > most_in_a_row)
    throw Error(ErrorCode::input, explain(answer.response, answer.answer));
  notes_.add(NoteCode::rest_item_unreadable, query_.noun,
             "number " + std::to_string(place_.offset + 1) + " by id, behind id " +
                 std::to_string(place_.last_id) + ": " + explain(answer.response, answer.answer));
  ++place_.offset;
}

}  // namespace postferry
