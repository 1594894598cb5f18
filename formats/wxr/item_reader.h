// SPDX-License-Identifier: MIT
#pragma once

#include <bitset>
#include <optional>
#include <string>
#include <string_view>

#include "base/timestamp.h"
#include "model/post.h"
#include "wxr/context.h"
#include "wxr/fragment.h"

namespace postferry::wxr {

/// Fills a Post from the tree of one item. Made for one item, used once.
class ItemReader {
 public:
  ItemReader(Fragment& fragment, const WxrContext& context, Post& post, Notes& notes);

  void read(const XmlElement& item);
  /// The value of the last carrier meta, if there was one.
  [[nodiscard]] const std::optional<std::string>& carrier() const noexcept { return carrier_; }

 private:
  /// Fields of one item or comment that were seen already.
  using Seen = std::bitset<static_cast<std::size_t>(Element::count_)>;

  std::size_t enter(const XmlElement& element);
  [[nodiscard]] bool is_first(Element kind, const XmlElement& element, Seen& seen,
                              std::vector<Extra>& extras);
  [[nodiscard]] std::string_view view(const XmlElement& element);
  [[nodiscard]] std::string text(const XmlElement& element) { return std::string(view(element)); }
  [[nodiscard]] std::string_view word(const XmlElement& element);

  void note_foreign(const XmlElement& element);
  void read_field(Element kind, const XmlElement& element);
  void read_guid(const XmlElement& element);
  void read_title(const XmlElement& element);
  void read_description(const XmlElement& element);
  void read_menu_order(const XmlElement& element);
  void read_sticky(const XmlElement& element);
  void read_category(const XmlElement& element);
  void read_postmeta(const XmlElement& element);
  void read_comment(const XmlElement& element);
  void read_comment_field(Element kind, const XmlElement& element, Comment& comment);
  [[nodiscard]] Meta read_meta(const XmlElement& element, std::vector<Extra>& extras);
  void read_id(const XmlElement& element, Id& id, std::string_view none);
  void read_text(const XmlElement& element, std::optional<Text>& into);
  /// The element as extras keep it: verbatim, with the declarations that it inherits from the item.
  [[nodiscard]] std::string raw(const XmlElement& element) const;
  void keep(const XmlElement& element, std::vector<Extra>& extras);
  void keep_attributes(const XmlElement& element, Element kind, std::vector<Extra>& extras);

  /// A pair of date columns while it is read.
  struct DatePair {
    std::optional<CivilTime> local;
    std::optional<CivilTime> gmt;
  };
  void read_date(const XmlElement& element, std::optional<CivilTime>& into,
                 std::vector<Extra>& extras);
  static void set_dates(const DatePair& pair, Date& date, Date& date_gmt);
  void finish_dates();
  void drop_doubled_terms();

  Fragment& fragment_;
  const WxrContext& context_;
  Namespaces namespaces_;
  std::size_t own_scope_ = 0;  // where the current element's own declarations begin
  Post& post_;
  Notes& notes_;
  Seen seen_;
  DatePair date_;
  DatePair modified_;
  DatePair comment_date_;
  std::string pub_date_;
  XmlElement pub_date_element_;
  std::optional<std::string> carrier_;
  std::string scratch_;
};

}  // namespace postferry::wxr
