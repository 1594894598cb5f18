// SPDX-License-Identifier: MIT
#include <utility>

#include "review/template.h"
#include "review/template_values.h"

namespace postferry {

namespace {

/// Lays out one side of the body, block by block.
class BlockList {
 public:
  explicit BlockList(std::vector<LaidBlock>& blocks) : blocks_(&blocks) {}

  void add(const TemplateRow& row, LaidLine line) {
    const bool goes_on = open_ && row.laid != LaidKind::heading && blocks_->back().kind == row.laid;
    if (!goes_on) blocks_->push_back({row.laid, row.level, {}});
    blocks_->back().lines.push_back(std::move(line));
    open_ = row.laid != LaidKind::heading;
  }
  void gap() { open_ = false; }

 private:
  std::vector<LaidBlock>* blocks_;
  bool open_ = false;  // the next line may belong to the last block
};

class Filler {
 public:
  Filler(const Review& review, const FactSet& lacking)
      : lacking_(lacking), top_(layout_.top), end_(layout_.end), to_(&top_) {
    place_.review = &review;
  }

  Layout fill(const Template& own) {
    add_rows(own.rows);
    if (!says_any_) return {};  // what is left belongs to nothing
    return std::move(layout_);
  }

 private:
  [[nodiscard]] bool lacks(ReviewFact fact) const { return lacking_.test(bit_of(fact)); }

  void add_rows(const std::vector<TemplateRow>& rows) {
    for (const TemplateRow& row : rows) switch (row.kind) {
        case TemplateRow::Kind::line: add_line(row); break;
        case TemplateRow::Kind::gap: to_->gap(); break;
        case TemplateRow::Kind::section: add_section(row); break;
        case TemplateRow::Kind::body: to_ = &end_; break;
      }
  }

  void add_section(const TemplateRow& row) {
    const TemplatePlace outer = place_;
    const bool outer_says = section_says_;
    const bool outer_in = in_section_;
    in_section_ = true;
    section_says_ = lacks(row.name.fact);
    if (!scope_within(row.name)) {
      if (has_value(place_, row.name)) add_rows(row.rows);
    } else if (section_says_) {
      add_members(row);
    }
    place_ = outer;
    section_says_ = outer_says;
    in_section_ = outer_in;
  }

  void add_members(const TemplateRow& row) {
    if (row.name.word == TemplateWord::works) {
      const std::vector<ListedWork>* works = place_.works;
      for (const ListedWork& work : *works) {
        place_.work = &work;
        add_rows(row.rows);
      }
    } else if (row.name.fact == ReviewFact::recommendations) {
      for (const Recommendation& group : place_.review->recommendations) {
        place_.before = std::exchange(place_.group, &group);
        place_.works = &group.works;
        add_rows(row.rows);
      }
    } else if (row.name.fact == ReviewFact::aspect_ratings) {
      for (const AspectRating& aspect : place_.review->aspect_ratings) {
        place_.aspect = &aspect;
        add_rows(row.rows);
      }
    } else if (!place_.review->upcoming.empty()) {
      place_.works = &place_.review->upcoming;
      add_rows(row.rows);
    }
  }

  void add_line(const TemplateRow& row) {
    LaidLine line;
    has_values_ = says_ = false;
    if (!add_parts(row.parts, line) || line.empty()) return;
    // A line of words alone goes with its section; outside of sections, with all that is shown.
    if (has_values_ ? !says_ : in_section_ && !section_says_) return;
    says_any_ = says_any_ || has_values_ || in_section_;
    to_->add(row, std::move(line));
  }

  // False if a value is not there.
  bool add_parts(const std::vector<TemplatePart>& parts, LaidLine& line) {
    for (const TemplatePart& part : parts) {
      switch (part.kind) {
        case TemplatePart::Kind::text: add(part, {{.text = part.text}}, line); break;
        case TemplatePart::Kind::value: {
          LaidLine value = value_of(place_, part.name);
          if (value.empty()) return false;
          add(part, std::move(value), line);
          has_values_ = true;
          says_ = says_ || lacks(part.name.fact);
          break;
        }
        case TemplatePart::Kind::section: add_optional(part, line); break;
      }
    }
    return true;
  }

  void add_optional(const TemplatePart& part, LaidLine& line) {
    const std::size_t size = line.size();
    const bool had_values = has_values_;
    const bool said = says_;
    if (has_value(place_, part.name) && add_parts(part.parts, line)) return;
    line.resize(size);
    has_values_ = had_values;
    says_ = said;
  }

  static void add(const TemplatePart& part, LaidLine pieces, LaidLine& line) {
    for (LaidText& piece : pieces) {
      piece.bold = piece.bold || part.bold;
      piece.italic = piece.italic || part.italic;
      line.push_back(std::move(piece));
    }
  }

  const FactSet& lacking_;
  TemplatePlace place_;
  Layout layout_;
  BlockList top_;
  BlockList end_;
  BlockList* to_;
  bool in_section_ = false;
  bool section_says_ = false;  // the section is of a fact that is lacking
  bool has_values_ = false;    // of the line
  bool says_ = false;          // the line has a value of a fact that is lacking
  bool says_any_ = false;
};

}  // namespace

Layout lay_out(const Template& own, const Review& review, const FactSet& lacking) {
  return Filler(review, lacking).fill(own);
}

}  // namespace postferry
