// SPDX-License-Identifier: MIT
#include "jsonl/assembler.h"

#include "format/json_document.h"
#include "model/members.h"

namespace postferry::jsonl {

namespace {

class JsonlAssembler final : public Assembler {
 public:
  JsonlAssembler(Sink& sink, bool header) : sink_(sink), header_(header) {}

  FieldCounts begin(const Site& site) override { return write_header(site); }

  void add(const PieceView& piece) override {
    sink_.write(piece.bytes);
    sink_.write("\n");
  }

  FieldCounts end(const Site& late, const Site&) override {
    return is_empty(late) ? FieldCounts{} : write_header(late);
  }

 private:
  FieldCounts write_header(const Site& site) {
    if (!header_) return lost_fields(site, Site{});
    std::string line;
    append_document_head(line, site, "");
    line += "}\n";
    sink_.write(line);
    return {};
  }

  Sink& sink_;
  bool header_;
};

}  // namespace

std::unique_ptr<Assembler> make_assembler(Sink& sink, const WriteOptions& options) {
  return std::make_unique<JsonlAssembler>(sink, options.own.flag("header", true));
}

}  // namespace postferry::jsonl
