// SPDX-License-Identifier: MIT
#include <array>

#include "cli/config_keys.h"

namespace postferry {

namespace {

constexpr std::string_view once = "it asks for something once";
constexpr std::string_view guessed = "names and content tell formats, and it would hide them";
constexpr std::string_view writes = "it says where one run writes";
constexpr std::string_view omits = "it would leave posts out of every run";
constexpr std::string_view login =
    "a login is one site's, and would go to any; --netrc knows sites";

// What a person forgets having written long ago must neither lose posts, nor write over something,
// nor give away what was private.
constexpr auto rules = std::to_array<ConfigRule>({
    {"help", false, once},
    {"explain", false, once},
    {"notes", false, once},
    {"table", false, once},
    {"config", false, "a file leads to no other"},
    {"no-config", false, "it stands on the command line alone"},

    {"from", true, guessed},
    {"to", true, guessed},
    {"output", true, writes},
    {"report", true, writes},
    {"unmatched", true, writes},
    {"repair", true, writes},
    {"url-map", true, writes},
    {"media", true, writes},
    {"state", true, "it belongs to one site"},
    {"since-last", true, "it belongs to one --state"},
    {"overwrite", true, "what it replaces is gone"},

    {"type", true, omits},
    {"status", true, omits},
    {"since", true, omits},
    {"until", true, omits},
    {"author", true, omits},
    {"term", true, omits},
    {"reviews-only", true, omits},
    {"id", true, omits},
    {"limit", true, omits},

    {"user", true, login},
    {"password-file", true, login},
    {"allow-http", true, "it lets a password go in the clear"},
    {"allow-private", true, "it opens the network around this machine to what posts link to"},
    {"create-users", true, "it makes users on any site"},
    {"private-data", true, "it gives e-mails and private posts away"},
});

}  // namespace

std::span<const ConfigRule> config_rules() { return rules; }

}  // namespace postferry
