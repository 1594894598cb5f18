// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace postferry {

/// The days on which a reading began and ended, as ISO text; `started` may be empty.
struct DaysRead {
  std::string started;
  std::string finished;
};

/// Two dates that can be read in one way: "2016-05-03 to 2016-05-09", "May 3 - May 9, 2016" (the
/// year of the second is the first's), "from 3.5.2016 until 9.5.2016". nullopt if the second comes
/// first.
[[nodiscard]] std::optional<DaysRead> days_between(std::string_view text);
/// A line that says so in a few words and says nothing else: "Book read from 2016/05/03 to
/// 2016/05/09.", "Gelesen vom 3. Mai 2016 bis 9. Mai 2016".
[[nodiscard]] std::optional<DaysRead> days_read_in(std::string_view line);

}  // namespace postferry
