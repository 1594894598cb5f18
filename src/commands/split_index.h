// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/note.h"
#include "wxr/item_links.h"

namespace postferry {

/// What `split` keeps of each item: where it lies, and which others it refers to. 48 bytes an item,
/// 16 more for its id and, of an attachment, 16 for its address. Filled once, sealed, then asked.
class SplitIndex {
 public:
  using Number = std::uint32_t;  ///< of an item, in the order of the input
  static constexpr Number none = static_cast<Number>(-1);

  /// The next item, at `offset` of the spool. `attachment_url` is empty for all but attachments.
  /// Throws Error(input) if there are more than four thousand million.
  void add(const wxr::ItemLinks& links, const std::string& attachment_url, const Place& place,
           std::uint64_t offset);
  /// After the last; `end` is the end of the last item's bytes.
  void seal(std::uint64_t end);

  [[nodiscard]] Number size() const noexcept { return static_cast<Number>(items_.size()); }
  [[nodiscard]] std::uint64_t offset(Number item) const { return items_[item].offset; }
  [[nodiscard]] std::uint64_t bytes(Number item) const {
    return (item + 1 < size() ? items_[item + 1].offset : end_) - items_[item].offset;
  }
  [[nodiscard]] Place place(Number item) const;

  /// The items that an item refers to; none where it refers to none, or to one that is not there.
  [[nodiscard]] Number parent(Number item) const { return number_of(items_[item].parent); }
  [[nodiscard]] Number thumbnail(Number item) const {
    return items_[item].menu == no_menu ? number_of(items_[item].other) : none;
  }
  [[nodiscard]] Number menu_target(Number item) const {
    return items_[item].menu == no_menu ? none : number_of(items_[item].other);
  }
  /// The first item of the menu that it stands in.
  [[nodiscard]] Number menu(Number item) const {
    return items_[item].menu == no_menu ? none : menus_[items_[item].menu];
  }
  /// The attachment with that address, whatever its size.
  [[nodiscard]] Number attachment(std::string_view address) const;

 private:
  static constexpr std::uint32_t no_menu = static_cast<std::uint32_t>(-1);

  struct Item {
    std::uint64_t offset = 0;
    std::uint64_t line = 0;
    std::uint64_t source_offset = 0;
    std::uint64_t parent = 0;  // keys of ids; 0: none
    std::uint64_t other = 0;   // thumbnail; of a menu item what it leads to
    std::uint32_t menu = no_menu;
    std::uint32_t source = 0;
  };
  using Keyed = std::vector<std::pair<std::uint64_t, Number>>;  // sorted when sealed

  [[nodiscard]] static Number find(const Keyed& keyed, std::uint64_t key);
  [[nodiscard]] Number number_of(std::uint64_t key) const {
    return key == 0 ? none : find(ids_, key);
  }

  std::vector<Item> items_;
  std::vector<std::string> sources_;
  std::vector<Number> menus_;  // the first item of each
  std::map<std::string, std::uint32_t, std::less<>> menu_names_;
  Keyed ids_;
  Keyed attachments_;
  std::uint64_t end_ = 0;
};

}  // namespace postferry
