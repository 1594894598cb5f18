// SPDX-License-Identifier: MIT
#include "reading.h"

#include "format/registry.h"

namespace postferry::wxr_test {

bool Document::has_note(NoteCode code) const { return find_note(code) != nullptr; }

const Note* Document::find_note(NoteCode code) const {
  for (const Note& note : notes)
    if (note.code == code) return &note;
  return nullptr;
}

Document read(const std::string& xml, std::size_t chunk_size, std::size_t max_record) {
  const Format& format = *find_format("wxr");
  std::vector<std::unique_ptr<Source>> list;
  list.push_back(memory_source("test.xml", xml));
  const auto sources = sources_of(std::move(list));
  SplitOptions limits;
  limits.chunk_size = chunk_size;
  limits.max_record = max_record;
  const auto splitter = format.make_splitter(*sources, {}, limits);
  const auto parser = format.make_parser({});
  Document out;
  out.site = splitter->prolog().site;
  Chunk chunk;
  const auto take = [&out](std::vector<Note> notes) {
    out.notes.insert(out.notes.end(), notes.begin(), notes.end());
  };
  for (chunk.clear(); splitter->next(chunk); chunk.clear()) {
    take(chunk.notes);
    for (const Record& record : chunk.records) {
      Post post;
      Notes notes;
      notes.set_place({chunk.source, record.line, record.offset});
      if (parser->parse(record, chunk.context.get(), post, notes) == Verdict::kept)
        out.posts.push_back(post);
      else
        ++out.failed;
      take(notes.take());
    }
  }
  Notes notes;
  const Site late = splitter->epilog(notes);
  (void)merge(out.site, late, notes);
  take(notes.take());
  return out;
}

std::string write(const Site& site, const std::vector<Post>& posts, bool carrier, const Site& used,
                  bool source_has_ids) {
  const Format& format = *find_format("wxr");
  WriteOptions options;
  options.carrier = carrier;
  options.site = &site;
  options.source_has_ids = source_has_ids;
  std::string out;
  const auto sink = memory_sink(out);
  const auto encoder = format.make_encoder(options);
  const auto assembler = format.make_assembler(*sink, options);
  (void)assembler->begin(site);
  for (std::size_t i = 0; i < posts.size(); ++i) {
    Piece piece;
    Notes notes;
    encoder->encode(posts[i], i, piece, notes);
    assembler->add({piece.bytes, piece.name});
  }
  (void)assembler->end({}, used);
  sink->close();
  return out;
}

std::string document(const std::string& items, const std::string& channel,
                     const std::string& version) {
  const std::string ns = version.empty() ? "1.0" : version;
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\" "
         "xmlns:excerpt=\"http://wordpress.org/export/" +
         ns +
         "/excerpt/\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" "
         "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:wp=\"http://wordpress.org/export/" +
         ns + "/\">\n<channel>\n" +
         (version.empty() ? std::string() : "<wp:wxr_version>" + version + "</wp:wxr_version>\n") +
         channel + items + "</channel>\n</rss>\n";
}

}  // namespace postferry::wxr_test
