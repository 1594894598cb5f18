// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>

#include "format/format.h"
#include "model/post.h"
#include "model/review_facts.h"

namespace postferry {

/// An encoder that writes the body that is shown in place of the post's own, and whose carrier
/// gives the post's own back.
class ShownEncoder : public Encoder {
 public:
  void encode(const Post& post, std::uint64_t, Piece& piece, Notes& notes) final {
    write(post, post, nullptr, piece, notes);
  }

  void encode_shown(const Post& post, const ShownBody& shown, std::uint64_t, Piece& piece,
                    Notes& notes) final {
    if (!differs(post, shown)) return write(post, post, &shown, piece, notes);
    const Post written = as_shown(post, shown);
    write(post, written, &shown, piece, notes);
  }

 private:
  /// `written` is the post with the body that is shown; `shown` is null where nobody looked at it.
  virtual void write(const Post& post, const Post& written, const ShownBody* shown, Piece& piece,
                     Notes& notes) = 0;
};

}  // namespace postferry
