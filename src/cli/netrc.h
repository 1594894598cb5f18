// SPDX-License-Identifier: MIT
// The file that curl, ftp and git know logins from.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace postferry {

struct NetrcLogin {
  std::string login;
  std::string password;  ///< never shown
};

/// The first entry for the host, or `default` where there is none; with `user` not empty that of
/// this login. Words may stand in double quotes, with \" \\ \n \r \t inside; what `macdef` defines
/// is passed over up to an empty line; a word that begins with # makes a remark of the rest of its
/// line, but as a value. nullopt if there is none. A login may lack a part. Source: netrc(5),
/// libcurl's parsenetrc().
[[nodiscard]] std::optional<NetrcLogin> find_in_netrc(std::string_view text, std::string_view host,
                                                      std::string_view user);

}  // namespace postferry
