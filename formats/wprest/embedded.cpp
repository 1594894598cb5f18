// SPDX-License-Identifier: MIT
#include "wprest/embedded.h"

#include "codec/entities.h"
#include "wprest/values.h"

namespace postferry::wprest {

JsonNode Embedded::list(std::string_view relation) const {
  const JsonNode found =
      embedded_ && embedded_.is(JsonKind::object) ? embedded_.find(relation) : JsonNode();
  return found && found.is(JsonKind::array) ? found : JsonNode();
}

std::string_view Embedded::author(std::string_view user_id) const {
  if (const JsonNode authors = list("author"))
    for (const JsonNode author : authors)
      if (text_of(author, "id") == user_id) return text_of(author, "slug");
  return {};
}

// A list for each taxonomy.
std::optional<Term> Embedded::term(std::string_view id) const {
  const JsonNode lists = list("wp:term");
  if (!lists) return {};
  for (const JsonNode terms : lists) {
    if (!terms.is(JsonKind::array)) continue;
    for (const JsonNode term : terms) {
      if (text_of(term, "id") != id) continue;
      const std::string_view stored = text_of(term, "name");
      Term out{std::string(text_of(term, "taxonomy")),
               std::string(text_of(term, "slug")),
               plain_text(stored),
               {}};
      if (out.name != stored) out.name_raw = stored;
      return out;
    }
  }
  return {};
}

JsonNode Embedded::featured_media() const {
  if (const JsonNode media = list("wp:featuredmedia"))
    for (const JsonNode picture : media)
      if (!text_of(picture, "source_url").empty()) return picture;
  return {};
}

}  // namespace postferry::wprest
