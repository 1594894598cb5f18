// SPDX-License-Identifier: MIT
#include "json/splitter.h"

#include <algorithm>
#include <string>

#include "base/bytes.h"
#include "base/error.h"
#include "codec/json_scan.h"
#include "format/json_document.h"
#include "format/json_splitter.h"
#include "json/resync.h"

namespace postferry::json {

namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr std::size_t undecided_limit = std::size_t{64} << 10;  // keys looked at to tell a document
constexpr std::size_t most_waste = std::size_t{4}
                                   << 20;  // bytes scanned in vain before layout decides

class DocumentSplitter final : public JsonSplitter {
 public:
  using JsonSplitter::JsonSplitter;

 private:
  /// Between the values at the top, between the members of a document, between elements.
  enum class Place : std::uint8_t { outside, document, array };
  /// What is being scanned, or passed over because it is too long or hopeless.
  enum class Unit : std::uint8_t { none, element, member, long_unit, lost };

  void begin_source(std::string_view head, const std::string& name) override {
    place_ = Place::outside;
    unit_ = Unit::none;
    in_document_ = lines_only_ = truncated_ = false;
    wasted_ = 0;
    const std::size_t at = skip_json_space(head, 0);
    if (at == head.size())
      throw Error(ErrorCode::input, "this is not JSON: there is nothing in it", name);
    if (head[at] != '{' && head[at] != '[')
      throw Error(ErrorCode::input, "this is not JSON: it begins with neither { nor [", name);
  }

  std::size_t cut(std::string_view bytes, std::size_t at, bool last) override {
    given_ = bytes;
    at_ = at;
    last_ = last;
    while (step()) {
    }
    return at_;
  }

  // One step forward; false when there is nothing more to do with these bytes.
  bool step() {
    switch (unit_) {
      case Unit::none: return begin_unit();
      case Unit::element: return scan_element();
      case Unit::member: return scan_member();
      case Unit::long_unit: return pass_over();
      case Unit::lost: return find_again();
    }
    return false;
  }

  bool begin_unit() {
    skip_separators();
    if (at_ == given_.size()) return false;
    switch (place_) {
      case Place::outside: return begin_outside();
      case Place::document: return begin_member();
      case Place::array: return begin_in_array();
    }
    return false;
  }

  // White space and commas. Keeps how far the next unit is indented.
  void skip_separators() {
    for (; at_ < given_.size(); ++at_) {
      const char c = given_[at_];
      if (c == '\n')
        layout_indent_ = 0;
      else if (c == ' ' || c == '\t')
        layout_indent_ += layout_indent_ == Layout::inline_layout ? 0 : 1;
      else if (c == ',')
        layout_indent_ = Layout::inline_layout;
      else if (c != '\r')
        return;
    }
  }

  bool begin_outside() {
    if (given_[at_] == '[') {
      in_document_ = false;
      return begin_array(at_);
    }
    if (given_[at_] != '{') return pass_stray();
    const std::string_view object = given_.substr(at_);
    const JsonObjectHead head = look_at_object(object.substr(0, undecided_limit));
    const bool decided = head.kind != JsonObjectHead::Kind::unknown || head.complete;
    if (!decided && !last_ && object.size() < undecided_limit) return false;
    if (head.kind == JsonObjectHead::Kind::document || !(decided || last_)) {
      place_ = Place::document;
      ++at_;
      return true;
    }
    return start(Unit::element);
  }

  bool begin_array(std::size_t bracket) {
    place_ = Place::array;
    layout_ = {};
    elements_ = 0;
    layout_indent_ = Layout::inline_layout;
    at_ = bracket + 1;
    return true;
  }

  bool begin_in_array() {
    if (given_[at_] == '}' || given_[at_] == ':') return pass_stray();
    if (given_[at_] != ']') return start(Unit::element);
    place_ = in_document_ ? Place::document : Place::outside;
    ++at_;
    return true;
  }

  bool begin_member() {
    if (given_[at_] == '}') {
      place_ = Place::outside;
      ++at_;
      return true;
    }
    if (given_[at_] != '"') return pass_stray();
    const std::size_t key_end = find_json_string_end(given_, at_);
    const std::size_t colon = key_end == npos ? npos : skip_json_space(given_, key_end);
    if (key_end == npos || colon == given_.size()) return wait_for_key();
    if (given_[colon] != ':') return pass_stray();
    const std::size_t value = skip_json_space(given_, colon + 1);
    if (value == given_.size()) return wait_for_key();
    key_ = given_.substr(at_ + 1, key_end - at_ - 2);
    if (key_ == "posts" && given_[value] == '[') {
      in_document_ = true;
      return begin_array(value);
    }
    value_ = value - at_;
    start(Unit::member);
    scanned_ = value_;
    return true;
  }

  // The document ends inside a key, or in front of its value.
  bool wait_for_key() {
    if (!last_) return false;
    truncated_ = true;
    at_ = given_.size();
    return false;
  }

  bool start(Unit unit) {
    unit_ = unit;
    scanned_ = 0;
    scanner_.restart();
    return true;
  }

  // Bytes that can't begin anything here: up to the next one that can.
  bool pass_stray() {
    const std::string_view openings = place_ == Place::document ? "\"}"
                                      : place_ == Place::array  ? "{[]"
                                                                : "{[";
    const std::size_t end = std::min(given_.find_first_of(openings, at_ + 1), given_.size());
    std::string text(given_.substr(at_, std::min<std::size_t>(end - at_, 40)));
    note_at(at_, NoteCode::input_stray, {}, std::move(text), end - at_);
    return go_on_from(end);
  }

  // Where scanning of the unit stops; `limit` ends the bytes that may belong to it.
  JsonScanner::State scan(std::size_t limit, std::size_t& end) {
    end = at_ + scanned_;
    const JsonScanner::State state = scanner_.scan(given_.substr(0, limit), end);
    scanned_ = end - at_;
    return state;
  }

  bool scan_element() {
    const std::size_t before = at_ + scanned_;
    if (scanned_ == 0) learn_layout();
    std::size_t next = npos;
    if (lines_only_ || layout_.one_line) next = next_element(before);
    std::size_t end = 0;
    const JsonScanner::State state = scan(std::min(next, given_.size()), end);
    if (state == JsonScanner::State::done ||
        (state == JsonScanner::State::more && ends_as_scalar(next))) {
      if (elements_++ == 0) layout_.one_line = is_one_line(end);
      return end_element(end, false);
    }
    if (state == JsonScanner::State::more && next != npos) return end_element(next, false);
    if (state == JsonScanner::State::more && !last_) return false;
    return give_up_element(state, end);
  }

  [[nodiscard]] bool is_one_line(std::size_t end) const {
    return place_ == Place::array && layout_.indent != Layout::inline_layout &&
           given_.substr(at_, end - at_).find('\n') == npos;
  }

  // A number or word at the very end of the input is complete.
  [[nodiscard]] bool ends_as_scalar(std::size_t next) const {
    return last_ && next == npos && scanner_.in_scalar();
  }

  // The element is damaged, or the input ends inside it.
  bool give_up_element(JsonScanner::State state, std::size_t end) {
    const std::size_t next = find_next_element(given_, at_ + 1, element_layout());
    if (next != npos) {
      wasted_ += end > next ? end - next : 0;
      lines_only_ = lines_only_ || wasted_ > most_waste;
      return end_element(next, false);
    }
    if (!last_) {
      // Hold on to it until the next one is found; it is not scanned again.
      unit_ = Unit::lost;
      lost_from_ = 0;
      lost_record_ = true;
      return true;
    }
    if (state == JsonScanner::State::more) truncated_ = true;
    return end_element(given_.size(), state == JsonScanner::State::more);
  }

  bool end_element(std::size_t end, bool unfinished) {
    std::size_t last_byte = end;
    while (last_byte > at_ && (skip_json_space(given_.substr(last_byte - 1, 1), 0) == 1 ||
                               given_[last_byte - 1] == ','))
      --last_byte;
    if (is_json_header(given_.substr(at_, last_byte - at_)) && !unfinished)
      add_header(at_, last_byte);
    else
      add_record(at_, last_byte, unfinished);
    return go_on_from(end);
  }

  bool go_on_from(std::size_t end) {
    unit_ = Unit::none;
    scanned_ = 0;
    // What stands directly at `end` after a resync begins a line.
    layout_indent_ = end > 0 && end < given_.size() && (given_[end] == '{' || given_[end] == ']') &&
                             layout_.indent != Layout::inline_layout
                         ? layout_.indent
                         : Layout::inline_layout;
    at_ = end;
    return true;
  }

  void learn_layout() {
    if (place_ != Place::array) return;
    layout_.indent = layout_indent_;
    if (!layout_.first_key.empty() || given_[at_] != '{') return;
    const std::size_t quote = skip_json_space(given_, at_ + 1);
    const std::size_t key_end =
        quote < given_.size() && given_[quote] == '"' ? find_json_string_end(given_, quote) : npos;
    if (key_end != npos) layout_.first_key = given_.substr(quote + 1, key_end - quote - 2);
  }

  // Posts that stand side by side at the top begin at the left.
  [[nodiscard]] Layout element_layout() const {
    if (place_ == Place::array) return layout_;
    return {0, {}};
  }

  // In the mode lines_only_: where the next element begins, behind this one's first byte.
  [[nodiscard]] std::size_t next_element(std::size_t from) const {
    const std::size_t margin = 4096;  // an opening may be cut in two by the end of the bytes
    const std::size_t back = std::min(from - at_, margin);
    return find_next_element(given_, std::max(from - back, at_ + 1), element_layout());
  }

  bool scan_member() {
    std::size_t end = 0;
    const JsonScanner::State state = scan(given_.size(), end);
    if (state == JsonScanner::State::done ||
        (state == JsonScanner::State::more && ends_as_scalar(npos))) {
      add_member(key_, at_ + value_, end);
      unit_ = Unit::none;
      at_ = end;
      return true;
    }
    if (state == JsonScanner::State::more && !last_) return false;
    if (state == JsonScanner::State::more) {
      truncated_ = true;
      note_at(at_, NoteCode::record_unfinished, key_);
      at_ = given_.size();
      unit_ = Unit::none;
      return false;
    }
    note_at(at_, NoteCode::record_unreadable, key_, "the next posts are looked for");
    unit_ = Unit::lost;
    lost_from_ = 0;
    lost_record_ = false;
    return true;
  }

  // Behind damage: the next element of an array, or the posts of a document.
  bool find_again() {
    const std::size_t from = at_ + std::max<std::size_t>(lost_from_, 1);
    const std::size_t next = place_ == Place::document ? find_posts(from)
                             : from > given_.size()
                                 ? npos
                                 : find_next_element(given_, from, element_layout());
    if (next != npos) return lost_record_ ? end_element(next, false) : go_on_from(next);
    const std::size_t margin = 4096;
    if (last_) {
      if (lost_record_) return end_element(given_.size(), false);
      truncated_ = true;
      at_ = given_.size();
      return false;
    }
    const std::size_t looked_at = given_.size() > margin ? given_.size() - margin : 0;
    if (lost_record_) {
      lost_from_ = looked_at > at_ ? looked_at - at_ : 0;
    } else {
      at_ = std::max(at_, looked_at);
      lost_from_ = 0;
    }
    return false;
  }

  [[nodiscard]] std::size_t find_posts(std::size_t from) const {
    for (std::size_t at = find_bytes(given_, "\"posts\"", from); at != npos;
         at = find_bytes(given_, "\"posts\"", at + 1)) {
      const std::size_t colon = skip_json_space(given_, at + 7);
      if (colon < given_.size() && given_[colon] == ':') return at;
    }
    return npos;
  }

  // A unit above the limit. If layout says that it should have ended, it is damaged; else it is
  // passed over by following its brackets, without being held.
  std::size_t pass_long_unit(std::string_view bytes, std::size_t at) override {
    given_ = bytes;
    at_ = at;
    if (unit_ == Unit::element) {
      const std::size_t next = find_next_element(bytes, at + 1, element_layout());
      if (next != npos) {
        lines_only_ = true;
        end_element(next, false);
        return at_;
      }
    }
    const bool is_record = unit_ == Unit::element || (unit_ == Unit::lost && lost_record_);
    skip_record(at, is_record);
    const std::size_t scanned = at + scanned_;
    if (unit_ == Unit::lost) {
      lost_record_ = false;
      lost_from_ = 0;
      return bytes.size();
    }
    if (unit_ == Unit::none) start(Unit::long_unit);  // a key that never ends
    unit_ = Unit::long_unit;
    scanned_ = 0;
    return std::min(scanned, bytes.size());
  }

  bool pass_over() {
    std::size_t end = 0;
    const JsonScanner::State state = scan(given_.size(), end);
    scanned_ = 0;
    at_ = end;
    if (state == JsonScanner::State::more) {
      truncated_ = truncated_ || last_;
      return false;
    }
    if (state == JsonScanner::State::done) return go_on_from(end);
    unit_ = Unit::lost;
    lost_from_ = 0;
    lost_record_ = false;
    return true;
  }

  void end_source() override {
    if (truncated_ || place_ != Place::outside)
      note_at(0, NoteCode::input_unfinished, {},
              place_ == Place::array ? "] is missing" : "} is missing");
  }

  std::string_view given_;
  std::size_t at_ = 0;
  bool last_ = false;
  Place place_ = Place::outside;
  Unit unit_ = Unit::none;
  JsonScanner scanner_;
  std::size_t scanned_ = 0;  // bytes of the unit that the scanner has seen
  std::string key_;          // of the member
  std::size_t value_ = 0;    // where its value begins, from the unit's first byte
  Layout layout_;
  std::size_t layout_indent_ = Layout::inline_layout;  // of what comes next
  std::uint64_t elements_ = 0;                         // of this array that ended well
  std::size_t lost_from_ = 0;  // bytes behind at_ that were searched already
  std::size_t wasted_ = 0;
  bool lost_record_ = false;  // what is lost began as a record and is given as one
  bool in_document_ = false;
  bool lines_only_ = false;  // brackets proved worthless: elements end where layout says
  bool truncated_ = false;
};

}  // namespace

std::unique_ptr<Splitter> make_splitter(Sources& sources, const ReadOptions&,
                                        const SplitOptions& limits) {
  return std::make_unique<DocumentSplitter>(sources, limits);
}

}  // namespace postferry::json
