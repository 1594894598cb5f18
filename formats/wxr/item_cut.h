// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/note.h"
#include "model/post.h"
#include "wxr/context.h"
#include "wxr/fragment.h"

namespace postferry::wxr {

/// One item on its way from one file to another: its bytes, which are those that it had unless they
/// would damage its neighbours, and what an importer reads in them. Reused from item to item.
class ItemCut {
 public:
  /// Notes tell what was mended, and what stays that is no XML. False, with a note, if nothing
  /// could be made of the item. `line` is the first byte's; `bytes` outlive the next call.
  [[nodiscard]] bool cut(std::string_view bytes, std::uint64_t line, const WxrContext& context,
                         Notes& notes);

  /// One element.
  [[nodiscard]] std::string_view bytes() const noexcept { return bytes_; }
  /// Of its native elements alone, without what a carrier says.
  [[nodiscard]] Post& post() noexcept { return post_; }

 private:
  Fragment fragment_;
  Post post_;
  std::string mended_;
  std::string_view bytes_;
};

}  // namespace postferry::wxr
