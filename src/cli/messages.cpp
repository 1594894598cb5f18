// SPDX-License-Identifier: MIT
#include "cli/messages.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <utility>
#include <vector>

#include "cli/layout.h"
#include "commands/name_counts.h"

namespace postferry {

namespace {

constexpr std::size_t shown_fields = 5;
constexpr std::size_t longest_text = 200;  // of a note's text on the terminal

// Control characters of hostile input do not reach the terminal, nor do line ends.
std::string shown(const std::string& text) {
  const std::string_view front = cut_text(text, longest_text);
  return printable(front) + (front.size() < text.size() ? "..." : "");
}

std::string counted(std::uint64_t n, std::string_view one, std::string_view many) {
  return with_thousands(n) + " " + std::string(n == 1 ? one : many);
}

std::string colored(Severity severity, const Colors& colors) {
  const std::string word(to_string(severity));
  return severity == Severity::loss      ? colors.red(word)
         : severity == Severity::warning ? colors.yellow(word)
                                         : colors.dim(word);
}

// The most frequent first.
std::vector<std::pair<std::uint64_t, Field>> by_count(const FieldCounts& counts) {
  std::vector<std::pair<std::uint64_t, Field>> fields;
  for (std::size_t i = 0; i < field_count; ++i)
    if (counts.counts[i] != 0) fields.emplace_back(counts.counts[i], static_cast<Field>(i));
  std::stable_sort(fields.begin(), fields.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  return fields;
}

// "comment.email (12), post.password (3)"
std::string listed(const FieldCounts& counts) {
  const auto fields = by_count(counts);
  std::string out;
  for (std::size_t i = 0; i < fields.size() && i < shown_fields; ++i)
    out += (i == 0 ? "" : ", ") + std::string(name(fields[i].second)) + " (" +
           with_thousands(fields[i].first) + ")";
  if (fields.size() > shown_fields)
    out += " and " + counted(fields.size() - shown_fields, "field more", "fields more");
  return out;
}

void append_part(std::string& out, const std::string& part) {
  if (!part.empty()) out += (out.empty() ? "" : ", ") + part;
}

struct PushWords {
  const char* updated;
  const char* unchanged;
  const char* refused;
};

// "15 new, 2 changed"; empty without posts.
std::string parts_of(const PushKindCounts& counts, const PushWords& words) {
  std::string out;
  const auto add = [&out](std::uint64_t n, const char* what) {
    if (n > 0) append_part(out, with_thousands(n) + what);
  };
  add(counts.created, " new");
  add(counts.updated, words.updated);
  add(counts.unchanged, words.unchanged);
  add(counts.conflicts, " in conflict");
  add(counts.refused, words.refused);
  return out;
}

std::string lost(const Report& report) {
  std::string out;
  if (const std::uint64_t failed = report.total().failed; failed > 0)
    append_part(out, counted(failed, "record", "records"));
  append_part(out, listed(report.losses));
  if (const std::uint64_t notes = report.notes_of(Severity::loss); out.empty() && notes > 0)
    out = counted(notes, "thing", "things") + " (see the notes)";
  return out.empty() ? "nothing" : out;
}

std::string withheld(const Report& report) {
  std::string out;
  if (report.posts_withheld > 0) append_part(out, counted(report.posts_withheld, "post", "posts"));
  append_part(out, listed(report.withheld));
  return out;
}

// "withheld: comment.email (3); lost: nothing"
std::string told_conversion(const Report& report) {
  std::string out;
  if (const std::string what = withheld(report); !what.empty()) out += "withheld: " + what + "; ";
  if (const std::string what = listed(report.carried); !what.empty())
    out += "in the carrier: " + what + "; ";
  return out + "lost: " + lost(report);
}

std::string bytes_text(std::uint64_t bytes) {
  if (bytes < 10'000) return counted(bytes, "byte", "bytes");
  char text[32];
  if (bytes < 1'000'000)
    std::snprintf(text, sizeof text, "%.0f kB", static_cast<double>(bytes) / 1e3);
  else
    std::snprintf(text, sizeof text, "%.1f MB", static_cast<double>(bytes) / 1e6);
  return text;
}

// "120 files of 34.5 MB downloaded, 3 there already, 2 failed"
std::string told_media(const MediaCounts& media) {
  std::string out = media.files == 0
                        ? "no file"
                        : counted(media.files, "file", "files") + " of " + bytes_text(media.bytes);
  out += " downloaded";
  if (media.kept > 0) out += ", " + with_thousands(media.kept) + " there already";
  if (media.failed > 0) out += ", " + with_thousands(media.failed) + " failed";
  return out;
}

std::string seconds(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.1f s", value);
  return text;
}

}  // namespace

std::string with_thousands(std::uint64_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t i = digits.size(); i > 3; i -= 3) digits.insert(i - 3, ",");
  return digits;
}

std::string to_line(const Note& note) {
  std::string out = printable(to_string(note.place));
  const auto add = [&out](const std::string& part) {
    if (!part.empty()) out += (out.empty() ? "" : ": ") + part;
  };
  add(note.post.empty() ? "" : "post " + shown(note.post));
  if (note.field != "post") add(shown(note.field));  // the post was named already
  add(shown(note.text));
  return out;
}

std::string to_finding(const Note& note, const Colors& colors) {
  const NoteInfo& kind = info(note.code);
  std::string out = printable(to_string(note.place));
  if (!out.empty()) out += ": ";
  out += colored(kind.severity, colors) + ": ";
  if (!note.post.empty()) out += "post " + shown(note.post) + ": ";
  if (!note.field.empty() && note.field != "post") out += shown(note.field) + ": ";
  out += kind.doc;
  if (!note.text.empty()) out += ": " + shown(note.text);
  if (note.count > 1) out += " (" + with_thousands(note.count) + " times)";
  return out + " [" + std::string(kind.name) + "]\n";
}

std::string to_findings(const std::string& input, const FieldCounts& losses,
                        const std::string& format, const Colors& colors) {
  std::string out;
  for (const auto& [count, field] : by_count(losses))
    out += printable(input) + ": " + colored(Severity::loss, colors) + ": " +
           std::string(name(field)) + ": " + format + " has no place for it (" +
           with_thousands(count) + (count == 1 ? " time" : " times") + ") [" +
           std::string(info(NoteCode::field_lost).name) + "]\n";
  return out;
}

std::string to_text(const NoteGroups& notes, const Colors& colors, std::size_t width) {
  std::string out;
  for (const NoteGroups::Group* group : notes.groups()) {
    const NoteInfo& kind = info(group->code);
    const std::size_t word = to_string(kind.severity).size();
    const std::string heading = ": " + std::string(kind.name) + " (" +
                                with_thousands(group->count) + "): " + std::string(kind.doc);
    out += colored(kind.severity, colors) + hanging(heading, word, 4, width);
    if (kind.severity == Severity::info) continue;
    std::uint64_t more = group->count;
    for (const Note& note : group->first) {
      out += hanging("  " + to_line(note), 0, 4, width);
      more -= note.count;
    }
    if (more > 0) out += "  and " + with_thousands(more) + " more; --verbose shows all\n";
  }
  return out;
}

std::string summary(const ConvertResult& result) {
  const Report& report = result.report;
  const KindCounts total = report.total();
  std::string out = counted(total.out, "post", "posts") + " (" +
                    counted(report.reviews, "review", "reviews") + ", " +
                    counted(report.comments, "comment", "comments") + ") " + result.input + " -> " +
                    result.output + " in " + seconds(result.seconds);
  // Posts that were withheld are told as that alone: so the numbers make up what was read.
  if (total.skipped > report.posts_withheld)
    out += "; skipped: " + with_thousands(total.skipped - report.posts_withheld);
  if (const std::string what = withheld(report); !what.empty()) out += "; withheld: " + what;
  if (result.media) out += "; media: " + told_media(*result.media);
  return out + "; lost: " + lost(report);
}

std::string summary(const CheckResult& result) {
  const Report& report = result.found.report;
  const KindCounts total = report.total();
  std::string out = counted(total.out, "post", "posts") + " (" +
                    counted(report.comments, "comment", "comments") + ") " + result.found.input +
                    " in " + seconds(result.found.seconds) + ": ";
  std::string what;
  if (result.warnings > 0) append_part(what, counted(result.warnings, "warning", "warnings"));
  if (result.losses > 0) append_part(what, counted(result.losses, "loss", "losses"));
  out += what.empty() ? "sound" : what;
  if (result.converted) out += "; as " + result.converted->to + ": " + told_conversion(report);
  if (result.repaired) {
    const ConvertResult& copy = *result.repaired;
    out += "; copy: " + copy.output + ", " + counted(copy.report.total().out, "post", "posts");
  }
  return out;
}

std::string summary(const SplitResult& result) {
  const Report& report = result.convert.report;
  const KindCounts total = report.total();
  std::uint64_t largest = 0;
  for (const SplitPiece& piece : result.pieces) largest = std::max(largest, piece.bytes);
  std::string out = counted(total.out, "post", "posts") + " " + result.convert.input + " -> " +
                    result.convert.output + " in " + seconds(result.convert.seconds) + ": " +
                    counted(result.pieces.size(), "piece", "pieces") + ", the largest of " +
                    counted(largest, "byte", "bytes");
  if (total.skipped > 0) out += "; skipped: " + with_thousands(total.skipped);
  return out + "; lost: " + lost(report);
}

std::string summary(const JoinCounts& counts) {
  constexpr std::array<std::string_view, 3> keys = {"ISBN", "Goodreads id", "title and author"};
  std::uint64_t matched = 0;
  std::string by;
  for (std::size_t i = 0; i < keys.size(); ++i) {
    matched += counts.matched[i];
    if (counts.matched[i] > 0)
      append_part(by, with_thousands(counts.matched[i]) + " by " + std::string(keys[i]));
  }
  return counted(matched, "post", "posts") + " matched" + (by.empty() ? "" : " (" + by + ")") +
         ", " + with_thousands(counts.ambiguous) + " ambiguous, " +
         with_thousands(counts.unmatched) + " without a row; " +
         counted(counts.rows - counts.rows_matched, "row", "rows") + " without a post";
}

std::string summary(const PushResult& result) {
  const PushKindCounts posts = result.counts.total();
  const std::uint64_t all =
      posts.created + posts.updated + posts.unchanged + posts.conflicts + posts.refused;
  std::string out = counted(all, "post", "posts") + " (" +
                    counted(result.counts.comments, "comment", "comments") + ") " + result.input +
                    " -> " + result.site + " in " + seconds(result.seconds) + ": ";
  if (result.dry_run) out += "nothing was written; ";
  const std::string parts = parts_of(posts, {" changed", " unchanged", " refused"});
  out += (parts.empty() ? std::string("no posts") : parts) + "; lost: " + lost(result.report);
  if (!result.journal.empty()) out += "; journal: " + printable(result.journal);
  return out;
}

std::string plan_text(const PushResult& result) {
  std::string out;
  for (const auto& [type, counts] : result.counts.kinds)
    out += printable(type) + ": " +
           parts_of(counts, {" to be changed", " there already", " that can't be pushed"}) + "\n";
  out += "users: " + with_thousands(result.counts.users) + " new\n";
  out += "terms: " + with_thousands(result.counts.terms) + " new\n";
  out += "comments: " + with_thousands(result.counts.comments) + " in the input\n";
  return out;
}

std::string summary(const DiffOptions& options, const DiffResult& result) {
  return counted(result.differences, "difference", "differences") + "; " +
         counted(result.left_posts, "post", "posts") + " in " + options.left + ", " +
         with_thousands(result.right_posts) + " in " + options.right;
}

}  // namespace postferry
