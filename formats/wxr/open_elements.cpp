// SPDX-License-Identifier: MIT
#include "wxr/open_elements.h"

#include <utility>

#include "base/ascii.h"
#include "wxr/structure.h"

namespace postferry::wxr {

void OpenElements::open(std::string name, Element element, std::string_view attributes) {
  const std::size_t begin = out_.size();
  out_.append("<").append(name).append(attributes).append(">");
  open_.push_back({std::move(name), element, begin, out_.size()});
}

void OpenElements::close() {
  out_.append("</").append(open_.back().name).append(">");
  open_.pop_back();
}

// A container without an end tag. One without anything in it was no container: an end tag that lost
// its slash looks like that.
void OpenElements::close_early(std::size_t offset) {
  repairs_.add(false, open_.back().name, offset);
  if (!trim(std::string_view(out_).substr(open_.back().inside)).empty()) return close();
  out_.resize(open_.back().begin);
  open_.pop_back();
}

bool OpenElements::close(std::string_view name, std::size_t offset) {
  for (std::size_t i = open_.size(); i-- > 0;)
    if (open_[i].name == name) {
      while (open_.size() > i + 1) close_early(offset);
      close();
      return true;
    }
  return false;
}

void OpenElements::make_place(Element element, std::string_view name, std::size_t offset) {
  if (open_.empty() || belongs(element, top_element())) return;
  for (std::size_t i = open_.size(); i-- > 0;) {
    const Element container = open_[i].element;
    const Element between = implied_container(element, container);
    if (!belongs(element, container) && between == Element::unknown) continue;
    while (open_.size() > i + 1) close_early(offset);
    if (belongs(element, container)) return;
    const std::string_view canonical = canonical_name(between);
    const std::string prefix(split_name(name).first);
    repairs_.add(false, canonical, offset);
    open(prefix + std::string(canonical.substr(canonical.find(':'))), between, {});
    return;
  }
}

void OpenElements::close_all(std::size_t offset) {
  while (!open_.empty()) {
    if (is_structure(top_element()))
      close();
    else
      close_early(offset);
  }
}

}  // namespace postferry::wxr
