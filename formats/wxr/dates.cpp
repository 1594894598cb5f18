// SPDX-License-Identifier: MIT
#include "wxr/dates.h"

#include "base/timestamp.h"

namespace postferry::wxr {

namespace {
constexpr const char* zero_date = "0000-00-00 00:00:00";
}

DateColumns date_columns(const Date& date, const Date& date_gmt) {
  SplitDates split;
  if (const auto stamp = parse_iso_date(date.iso)) split = split_date(*stamp);
  if (const auto stamp = parse_iso_date(date_gmt.iso); stamp && !split.gmt)
    split.gmt = stamp->gmt();
  DateColumns out;
  out.gmt = split.gmt ? format_sql_date(*split.gmt) : zero_date;
  out.local = split.local ? format_sql_date(*split.local) : out.gmt;
  return out;
}

std::string pub_date(const std::string& gmt_column) {
  const auto gmt = parse_sql_date(gmt_column);
  return gmt ? format_rfc822_date(*gmt) : std::string();
}

}  // namespace postferry::wxr
