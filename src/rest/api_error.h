// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>

#include "codec/json_tree.h"

namespace postferry {

/// An error object. Decisions are made by `status` and `code`, never by `message`, which is
/// translated and meant for people.
struct ApiError {
  std::string code;     ///< "rest_no_route"; empty if the object has none (plugins)
  std::string message;  ///< plain text on one line: tags taken out, references decoded
  int status = 0;       ///< data.status if that is an error's number (400-599), else HTTP's
};

/// Reads an answer's JSON value as an error; nullopt if it is none. With a status that is no
/// success every value is one. Shapes: WordPress's {code, message, data: {status}}
/// (WP_REST_Server::error_to_response), {success: false, data} (wp_send_json_error), {status:
/// "error", message}, {error, message} (WordPress.com), {error: {code, message}}, {errors: [...]}.
[[nodiscard]] std::optional<ApiError> read_api_error(const JsonNode& value, int http_status);

}  // namespace postferry
