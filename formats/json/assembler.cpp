// SPDX-License-Identifier: MIT
#include "json/assembler.h"

#include "format/json_document.h"
#include "format/post_json.h"
#include "model/members.h"

namespace postferry::json {

namespace {

class DocumentAssembler final : public Assembler {
 public:
  explicit DocumentAssembler(Sink& sink) : sink_(sink) {}

  FieldCounts begin(const Site& site) override {
    std::string head;
    append_document_head(head, site, "\n");
    head += ",\n\"posts\":[";
    sink_.write(head);
    return {};
  }

  void add(const PieceView& piece) override {
    sink_.write(first_ ? "\n" : ",\n");
    sink_.write(piece.bytes);
    first_ = false;
  }

  FieldCounts end(const Site& late, const Site&) override {
    std::string tail = "\n]";
    if (!is_empty(late)) {
      tail += ",\n\"site_rest\":";
      append_json(tail, late);
    }
    tail += "}\n";
    sink_.write(tail);
    return {};
  }

 private:
  Sink& sink_;
  bool first_ = true;
};

}  // namespace

std::unique_ptr<Assembler> make_assembler(Sink& sink, const WriteOptions&) {
  return std::make_unique<DocumentAssembler>(sink);
}

}  // namespace postferry::json
