// SPDX-License-Identifier: MIT
#include "format/format.h"

#include <array>

#include "wprest/parser.h"
#include "wprest/splitter.h"

namespace postferry {

namespace {

constexpr std::array<std::string_view, 1> aliases = {"wp-rest"};

}  // namespace

extern const Format wprest_format;
constinit const Format wprest_format = {.name = "wprest",
                                        .title = "WordPress REST API",
                                        .aliases = aliases,
                                        .extensions = {},
                                        .options = {},
                                        .carrier = {},
                                        .public_target = false,
                                        .holds = [] { return FieldSet(); },
                                        .holds_partly = [] { return FieldSet(); },
                                        .sniff = wprest::sniff,
                                        .make_splitter = wprest::make_splitter,
                                        .make_parser = wprest::make_parser};

}  // namespace postferry
