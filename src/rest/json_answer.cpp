// SPDX-License-Identifier: MIT
#include "rest/json_answer.h"

#include <algorithm>
#include <utility>

#include "base/ascii.h"
#include "codec/json_scan.h"
#include "rest/answer_text.h"
#include "rest/url.h"

namespace postferry {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::size_t longest_junk = std::size_t{256} << 10;  // before the JSON
constexpr std::size_t longest_excerpt = 200;

// "application/json; charset=UTF-8", "application/hal+json", "text/json".
bool is_json_type(std::string_view type) {
  const std::string name = lower(trim(type.substr(0, type.find(';'))));
  return name.ends_with("/json") || name.ends_with("+json");
}

bool opens(char c) noexcept { return c == '[' || c == '{'; }

/// A JSON value somewhere in a body.
struct Found {
  std::string_view json;
  std::string_view before;
  std::string_view behind;
  JsonRepairs repairs;
};

std::string_view within(std::string_view body, std::string_view trailing) {
  return trailing.empty() ? trim(body) : trim(body.substr(0, body.size() - trailing.size()));
}

// What may follow JSON without putting it in doubt: PHP's messages, not more JSON.
bool is_harmless(std::string_view trailing) {
  return trailing.empty() || std::string_view("[]{},:\"").find(trailing.front()) == trailing.npos;
}

// Sets `twice` when there is a whole value, and something behind it that could be content.
std::optional<Found> parse_whole(std::string_view body, JsonTree& tree, std::string& why,
                                 bool& twice) {
  const JsonResult result = tree.parse(body);
  if (!result) {
    why = result.error + ", at byte " + std::to_string(result.offset);
    return std::nullopt;
  }
  if (!is_harmless(result.trailing)) {
    why = "there is more behind the value";
    twice = true;
    return std::nullopt;
  }
  return Found{within(body, result.trailing), {}, result.trailing, result.repairs};
}

// How far the value that begins at `at` goes. `spent` grows by what was read.
JsonScanner::State scan_from(std::string_view text, std::size_t& at, std::size_t& spent) {
  JsonScanner scanner;
  const std::size_t begin = at;
  const JsonScanner::State state = scanner.scan(text, at);
  spent += at - begin;
  return state;
}

// What follows these is a part of something, not an answer of its own.
bool goes_on(std::string_view before) {
  before = trim(before);
  return before.ends_with(',') || before.ends_with('[') || before.ends_with('{') ||
         before.ends_with("\":");
}

// JSON that fills the rest of the body from some bracket on. Brackets of the junk before it
// ("in /srv/[site]/x.php") end early or are no JSON. A value that is still open at the end is an
// answer cut in the middle: its last part must not be taken for all of it. Should many brackets
// need long reading, it stops after a few times the body, so that every body takes linear time.
std::optional<Found> find_behind_junk(std::string_view body, JsonTree& tree) {
  const std::string_view text = trim(body);
  if (text.empty() || (text.back() != ']' && text.back() != '}')) return std::nullopt;
  const std::size_t last = std::min(text.size(), longest_junk);
  std::size_t spent = 0;
  for (std::size_t at = 0; at < last && spent <= 4 * text.size(); ++at) {
    if (!opens(text[at])) continue;
    std::size_t end = at;
    const JsonScanner::State state = scan_from(text, end, spent);
    if (state == JsonScanner::State::more) return std::nullopt;
    if (state != JsonScanner::State::done || end != text.size()) continue;
    if (goes_on(text.substr(0, at))) continue;
    const JsonResult result = tree.parse(text.substr(at));
    spent += text.size() - at;
    if (result && result.trailing.empty())
      return Found{text.substr(at), text.substr(0, at), {}, result.repairs};
  }
  return std::nullopt;
}

// A word or number alone is JSON only where the server says so.
bool may_be_whole(std::string_view body, bool declared) {
  return opens(body.front()) || (declared && body.front() != '<');
}

void take_found(const HttpResponse& response, const JsonTree& tree, const Found& found,
                JsonAnswer& out) {
  out.json = found.json;
  out.repairs = found.repairs;
  out.junk_bytes = found.before.size() + found.behind.size();
  out.junk = one_line_of(found.before.empty() ? found.behind : found.before, longest_excerpt);
  if (auto error = read_api_error(tree.root(), response.status)) {
    out.kind = AnswerKind::api_error;
    out.error = *std::move(error);
  } else {
    out.kind = AnswerKind::json;
  }
}

void take_other(const HttpResponse& response, std::string_view body, bool declared, std::string why,
                JsonAnswer& out) {
  const bool meant = opens(body.front()) || (declared && body.front() != '<');
  if (meant && !begins_as_document(body)) {
    out.kind = AnswerKind::unreadable;
    out.title = std::move(why);
    return;
  }
  out.kind = AnswerKind::page;
  out.page = page_kind(response);
  out.title = page_title(body);
}

}  // namespace

JsonAnswer read_json_answer(const HttpResponse& response, JsonTree& tree) {
  JsonAnswer out;
  out.status = response.status;
  if (!response.arrived()) return out;
  std::string_view body = trim(response.body);
  while (body.starts_with(byte_order_mark)) {  // each badly saved file of a theme adds one
    out.had_mark = true;
    body = trim(body.substr(byte_order_mark.size()));
  }
  if (body.empty()) {
    out.kind = AnswerKind::empty;
    return out;
  }
  const auto type = response.headers.find("Content-Type");
  const bool declared = type && is_json_type(*type);
  std::string why = "it does not begin as JSON does";
  bool twice = false;
  std::optional<Found> found;
  if (may_be_whole(body, declared)) found = parse_whole(body, tree, why, twice);
  if (!found && !twice && !begins_as_document(body)) found = find_behind_junk(body, tree);
  if (found) {
    out.mislabelled = type && !declared;
    take_found(response, tree, *found, out);
  } else {
    take_other(response, body, declared, std::move(why), out);
  }
  return out;
}

std::string explain(const HttpResponse& response, const JsonAnswer& answer) {
  const std::string where = shortly_shown_url(response.url) + ": ";
  const std::string status = " (status " + status_text(answer.status) + ")" + efforts(response);
  switch (answer.kind) {
    case AnswerKind::json: return {};
    case AnswerKind::failed: return explain(response);
    case AnswerKind::empty:
      return response.ok() ? where + "an empty answer came instead of JSON" + status
                           : explain(response);
    case AnswerKind::unreadable: return where + "the JSON can't be read: " + answer.title + status;
    case AnswerKind::page: {
      const std::string title = answer.title.empty() ? "" : " (\"" + answer.title + "\")";
      return where + std::string(to_string(answer.page)) + title + " came instead of JSON" + status;
    }
    case AnswerKind::api_error: break;
  }
  std::string out = where + std::to_string(answer.error.status);
  if (!answer.error.code.empty()) out += " " + answer.error.code;
  if (!answer.error.message.empty()) out += ": " + answer.error.message;
  return out + efforts(response);
}

}  // namespace postferry
