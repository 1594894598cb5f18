// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "wxr/names.h"
#include "wxr/repair.h"

namespace postferry::wxr {

/// The containers that repair() has opened and not yet closed, and the XML that it writes. Keeps
/// them nested as WordPress nests them. Made for one repair.
class OpenElements {
 public:
  OpenElements(std::string& out, Repairs& repairs) : out_(out), repairs_(repairs) {}

  [[nodiscard]] bool empty() const noexcept { return open_.empty(); }
  [[nodiscard]] const std::string& top() const noexcept { return open_.back().name; }
  [[nodiscard]] Element top_element() const noexcept { return open_.back().element; }

  /// Writes the start tag of a container; `attributes` begin with white space.
  void open(std::string name, Element element, std::string_view attributes);
  /// Writes the end tag of the innermost container.
  void close();
  /// Closes the container of that name and all inside it, which lack their end tags. False if none
  /// is open.
  [[nodiscard]] bool close(std::string_view name, std::size_t offset);
  /// Closes what the element `name` may not stand in, and opens what it must have lost.
  void make_place(Element element, std::string_view name, std::size_t offset);
  /// Closes all.
  void close_all(std::size_t offset);

 private:
  struct Open {
    std::string name;
    Element element;
    std::size_t begin;   // of its start tag in out_
    std::size_t inside;  // behind it
  };

  void close_early(std::size_t offset);

  std::string& out_;
  Repairs& repairs_;
  std::vector<Open> open_;
};

}  // namespace postferry::wxr
