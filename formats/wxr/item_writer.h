// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>

#include "format/format.h"
#include "model/post.h"
#include "wxr/names.h"

namespace postferry::wxr {

/// The text that WordPress would have stored: `raw` while it still stands for `plain`, else
/// `plain`, escaped where it would otherwise be decoded to something else.
[[nodiscard]] std::string stored_form(const std::string& plain, const std::string& raw);

/// stored_form() of a term's name, or its slug: the official importer refuses terms without a name.
[[nodiscard]] std::string term_name(const std::string& plain, const std::string& raw,
                                    const std::string& slug);

/// A slug made of a name, as close to WordPress's sanitize_title() as ASCII rules allow: lower
/// case, blanks to hyphens, other bytes percent-encoded.
[[nodiscard]] std::string make_slug(std::string_view name);

/// True if `xml` is one well-formed element whose prefixes are all declared by our header, so that
/// it can stand in the output as it is.
[[nodiscard]] bool can_stand_verbatim(const std::string& xml, const Namespaces& namespaces);

/// Writes one post as an item in the order and manner of WordPress 6.9's export.php (reference:
/// safe writer profile). What the post lacks and an importer needs is made up here.
class ItemWriter {
 public:
  ItemWriter(const WriteOptions& options, const Namespaces& namespaces)
      : options_(options), namespaces_(namespaces) {}

  /// Appends the item but for its end. Returns the position where a carrier meta may be inserted.
  /// A title or draft status that had to be made up is noted. `body` stands in place of the post's
  /// content if it is not null; what is made up goes by the post's own.
  std::size_t write(const Post& post, const Text* body, std::uint64_t ordinal, std::string& out,
                    Notes& notes) const;

 private:
  void write_dates(const Post& post, std::string& out) const;
  void write_terms(const Post& post, std::string& out) const;
  void write_extras(const Post& post, std::string& out) const;

  const WriteOptions& options_;
  const Namespaces& namespaces_;
};

/// `<wp:postmeta>` with key and value.
void append_postmeta(std::string& out, std::string_view element, const Meta& meta);

}  // namespace postferry::wxr
