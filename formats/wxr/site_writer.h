// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "format/format.h"
#include "model/site.h"
#include "wxr/names.h"

namespace postferry::wxr {

/// Everything up to the first channel element: XML declaration, comments, <rss> with namespaces.
void append_opening(std::string& out, const Site& site);

/// The channel's own elements; `site_url` stands in where the site has no address.
void append_channel_facts(std::string& out, const Site& site, const std::string& site_url);

/// Authors, terms (parents before children, otherwise in order) and elements kept verbatim.
void append_declarations(std::string& out, const Site& site, const Namespaces& namespaces);

/// Our own element with the site's carrier; readers other than postferry pass over it.
void append_site_carrier(std::string& out, const std::string& carrier);

}  // namespace postferry::wxr
