// SPDX-License-Identifier: MIT
// What `check` looks for beyond what readers tell: whether the posts of a source and their comments
// hang together as importers need it.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/note.h"
#include "format/format.h"
#include "model/id_set.h"

namespace postferry {

/// Makes of a post what CheckLinks wants to know of it, and tells what its comments lack. One a
/// worker.
class LinkEncoder final : public Encoder {
 public:
  void encode(const Post& post, std::uint64_t ordinal, Piece& piece, Notes& notes) override;
};

/// Stands in the place of an assembler. Memory: a few bits a post, and about 200 bytes for each
/// reference to a post that has not come yet. What is missing is told when all has been read, in
/// the order of the input.
class CheckLinks final : public Assembler {
 public:
  using Tell = std::function<void(const Note&)>;
  explicit CheckLinks(Tell tell) : tell_(std::move(tell)) {}

  FieldCounts begin(const Site& site) override;
  void add(const PieceView& piece) override;
  FieldCounts end(const Site& late, const Site& used) override;

 private:
  /// A reference to a post that was not there yet.
  struct Link {
    Note note;
    Id target;
  };
  /// An author whom nothing has declared yet.
  struct Author {
    Note first;
    std::uint64_t posts = 0;
  };

  void add_author(const std::string& login, const Note& post);
  [[nodiscard]] bool is_declared(const std::string& login) const;

  Tell tell_;
  IdSet ids_;
  std::vector<Link> open_;
  std::vector<std::string> declared_;
  std::map<std::string, Author, std::less<>> authors_;
};

}  // namespace postferry
