// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "model/post.h"

namespace postferry::wxr {

/// WordPress's two columns for one date of the model, `YYYY-MM-DD HH:MM:SS`; what is not known is
/// the zero date. Where only GMT is known the local column repeats it.
struct DateColumns {
  std::string local;
  std::string gmt;
};
[[nodiscard]] DateColumns date_columns(const Date& date, const Date& date_gmt);

/// RSS's pubDate from the GMT column; empty for the zero date, as WordPress 5.3+ writes it.
[[nodiscard]] std::string pub_date(const std::string& gmt_column);

}  // namespace postferry::wxr
