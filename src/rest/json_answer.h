// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "codec/json_tree.h"
#include "rest/answer_page.h"
#include "rest/api_error.h"
#include "rest/http.h"

namespace postferry {

/// What an answer of a REST API turned out to be.
enum class AnswerKind : std::uint8_t {
  json,        ///< 2xx with a JSON value that is no error object: the tree holds it
  api_error,   ///< an error object, of WordPress or of a plugin: the tree holds it, `error` tells
  page,        ///< HTML or text for people instead of JSON, whatever its status: `page` tells
  empty,       ///< no body (a HEAD's answer, 204, some blocked requests)
  unreadable,  ///< meant to be JSON, but can't be parsed: cut in the middle, or damaged
  failed       ///< no whole answer: HttpResponse::failure tells
};

/// An answer, read. Views point into the HttpResponse that was read.
struct JsonAnswer {
  AnswerKind kind = AnswerKind::failed;
  int status = 0;                   ///< HTTP's
  std::string_view json;            ///< the bytes of the JSON value; of json and api_error alone
  ApiError error;                   ///< of api_error alone; data.term_id and others are in the tree
  PageKind page = PageKind::other;  ///< of page alone
  std::string title;           ///< of a page: its <title> or first words; of unreadable: the reason
  bool had_mark = false;       ///< a byte order mark stood before the JSON
  std::string junk;            ///< what stood before or behind it (PHP warnings), as one line
  std::size_t junk_bytes = 0;  ///< how much that was
  bool mislabelled = false;    ///< it is JSON, but Content-Type says something else
  JsonRepairs repairs;         ///< what had to be mended to parse it

  [[nodiscard]] bool is_json() const noexcept { return kind == AnswerKind::json; }
  /// An api_error of that code.
  [[nodiscard]] bool is_error(std::string_view code) const noexcept {
    return kind == AnswerKind::api_error && error.code == code;
  }
};

/// Reads an answer's body as JSON; `tree` then holds the value (of json and api_error), and is
/// undefined for the other kinds. The body is believed more than Content-Type. Bytes before the
/// first '[' or '{' are passed over only if all that follows is JSON, and bytes behind a
/// value that stands first if they are no JSON; a body that is HTML from its
/// beginning is a page. An object counts as error if it is WordPress's ({code, message,
/// data.status}), or if the status says error, or if it says so itself (success false, status
/// "error"). Source: WP_REST_Server::error_to_response, wp_send_json_error.
[[nodiscard]] JsonAnswer read_json_answer(const HttpResponse& response, JsonTree& tree);

/// What went wrong, as a message that can stand by itself, without secrets:
/// `https://blog.example/wp-json/wp/v2/users: 401 rest_login_required: Only for members.` or
/// `https://blog.example/wp-json/: a firewall's page ("Just a moment...") came instead of JSON
/// (status 403 Forbidden)`. Empty for AnswerKind::json.
[[nodiscard]] std::string explain(const HttpResponse& response, const JsonAnswer& answer);

}  // namespace postferry
