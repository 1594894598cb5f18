// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "model/post.h"

namespace postferry::goodreads {

/// Appends a body as Goodreads keeps reviews: HTML in which a line break is `<br/>`. HTML is left
/// as it is; WordPress's block delimiters are taken out with the newlines beside them; plain text
/// is escaped. Linear in the body.
void append_review_html(std::string& out, const Text& body);

}  // namespace postferry::goodreads
