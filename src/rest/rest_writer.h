// SPDX-License-Identifier: MIT
// Requests that write, where it is not always known whether they did.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "rest/rest_api.h"
#include "rest/retrying_http.h"

namespace postferry {

/// What became of a request that writes.
enum class WriteOutcome : std::uint8_t {
  done,    ///< the answer says so; it stands in the API's value()
  found,   ///< no good answer came, but what was to be made is there
  refused  ///< the site does not want it: RestAnswer says why
};

struct Written {
  WriteOutcome outcome = WriteOutcome::refused;
  RestAnswer answer;  ///< of done and refused
};

/// An error that WordPress or a plugin named, which got status 500 because it has none of its own:
/// "empty_term_name", "rest_upload_sideload_error". The site works, and can't do this one. Not the
/// answer to an error of PHP. Source: rest_convert_error_to_response(), WP_Fatal_Error_Handler.
[[nodiscard]] bool is_own_error(const RestAnswer& answer);

/// Sends what writes, one request after the other, and finds out what became of each. When no good
/// answer comes (time-out, cut connection, 5xx, a page for people) the site may have done it all
/// the same, or may still be at it: so it is looked for, at growing distances, and only what is not
/// there is sent once more. What is_own_error() is sent once more in all. 429 and 503 say that
/// nothing was done; still it is looked for. Serial.
class RestWriter {
 public:
  /// Finds out whether what was to be made is there. Not asked for what may be sent twice.
  using Look = std::function<bool()>;

  static constexpr unsigned attempts = 4;  ///< in all

  RestWriter(RestApi& api, RetryWorld world);

  /// `look` is empty for what may be done twice with the same outcome (updates, deletions). Throws
  /// Error(input) where network or site fail for good, or fail `most_failures` items in a row.
  [[nodiscard]] Written write(const HttpRequest& request, std::string_view route,
                              const Parameters& parameters, const Look& look);
  [[nodiscard]] Written write(std::string_view method, std::string_view route, std::string json,
                              const Look& look);

  [[nodiscard]] RestApi& api() noexcept { return api_; }

 private:
  static constexpr unsigned most_failures = 5;

  [[nodiscard]] bool is_there_after(const RestAnswer& answer, unsigned attempt, const Look& look);
  void wait(const RestAnswer& answer, unsigned attempt, std::chrono::milliseconds delay);

  RestApi& api_;
  RetryWorld world_;
  unsigned failures_ = 0;  // items in a row that the site could not do
};

}  // namespace postferry
