// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/note.h"
#include "codec/xml_tree.h"
#include "model/site.h"
#include "wxr/names.h"
#include "wxr/repair.h"

namespace postferry::wxr {

/// A piece of a WXR file (an item, the head of the channel) brought to a tree, however damaged it
/// is: bytes that are not UTF-8 become U+FFFD, NUL bytes survive the parse, what is not well-formed
/// is repaired. Everything that was done gives a note. One a worker, reused.
class Fragment {
 public:
  /// False (with a note) if nothing could be made of it. `line` is the first byte's.
  [[nodiscard]] bool load(std::string_view bytes, const Namespaces& namespaces, std::uint64_t line,
                          Notes& notes);

  [[nodiscard]] XmlElement root() const noexcept { return tree_.root(); }
  /// The element's bytes as they stand in the file (after repair, if it needed any).
  [[nodiscard]] std::string raw(const XmlElement& element) const;
  /// The element's text. Where markup stands inside a text element (CDATA closed early, HTML not
  /// escaped) it is what stands between its tags, and `damaged` is set.
  /// Exactly what XML says it is, white space around CDATA sections included.
  [[nodiscard]] std::string_view text(const XmlElement& element, std::string& scratch,
                                      bool& damaged);
  /// True if text between the elements of `container` is more than white space; appends it.
  [[nodiscard]] bool stray_text(const XmlElement& container, std::string& text) const;

  /// Puts the NUL characters back into everything that was taken from this fragment: during the
  /// parse they have a stand-in. To be called when the object is filled.
  void restore_nul(Post& post) const;
  void restore_nul(Site& site) const;
  void restore_nul(std::string& raw) const;

  /// Line of an element.
  [[nodiscard]] std::uint64_t line_of(const XmlElement& element) const;

 private:
  void clean(std::string_view bytes, Notes& notes);
  void stand_in_for_nul(Notes& notes);
  [[nodiscard]] std::vector<Place> places_of(const Repairs& repairs, const Place& begin) const;
  [[nodiscard]] std::string_view exact_text(const XmlElement& element, std::string& scratch);

  XmlTree tree_;
  XmlTree exact_tree_;      // of single elements, with white space kept
  std::string_view bytes_;  // what tree_ was parsed from
  std::string cleaned_;
  std::uint64_t line_ = 0;
  std::uint64_t nuls_ = 0;  // NUL bytes
  bool has_nul_ = false;
  bool repaired_ = false;
};

}  // namespace postferry::wxr
