// SPDX-License-Identifier: MIT
#include "media/media_fetch.h"

#include <optional>
#include <utility>

#include "base/ascii.h"
#include "base/numbers.h"
#include "codec/json_tree.h"
#include "codec/json_write.h"
#include "io/part_file.h"
#include "rest/url.h"

namespace postferry {

namespace {

using std::string_view;

constexpr unsigned most_continuations = 4;  // after a cut, as long as each brings something
constexpr std::uint64_t worth_keeping = std::uint64_t{64} << 10;  // bytes of a part

std::string from_name(string_view key) { return ".postferry/" + std::string(key) + ".from"; }

std::optional<std::uint64_t> number_in(std::optional<string_view> text) {
  const auto number = text ? parse_integer(trim(*text)) : std::nullopt;
  if (!number || *number < 0) return std::nullopt;
  return static_cast<std::uint64_t>(*number);
}

/// "bytes 100-199/200"
struct ContentRange {
  std::uint64_t begin = 0;
  std::optional<std::uint64_t> total;
};

std::optional<ContentRange> content_range(const HttpResponse& response) {
  const auto field = response.headers.find("Content-Range");
  if (!field || !field->starts_with("bytes ")) return std::nullopt;
  const string_view text = field->substr(6);
  const std::size_t dash = text.find('-');
  const std::size_t slash = text.find('/');
  if (dash == text.npos || slash == text.npos || dash > slash) return std::nullopt;
  const auto begin = number_in(text.substr(0, dash));
  if (!begin) return std::nullopt;
  return ContentRange{*begin, number_in(text.substr(slash + 1))};
}

// By what a server tells versions of a file apart, for If-Range: a strong entity tag, else a date.
// Source: RFC 9110, 13.1.5.
std::string validator_of(const HttpResponse& response) {
  if (const auto tag = response.headers.find("ETag"); tag && tag->starts_with('"'))
    return std::string(*tag);
  return std::string(response.headers.find("Last-Modified").value_or(""));
}

bool is_encoded(const HttpResponse& response) {
  const auto encoding = response.headers.find("Content-Encoding");
  return encoding && !encoding->empty() && !equals_ignoring_case(*encoding, "identity");
}

FetchedMedia failed(std::string reason) {
  FetchedMedia out;
  out.reason = std::move(reason);
  return out;
}

}  // namespace

/// One file on its way, over as many answers as it takes.
struct MediaFetch::Transfer {
  Transfer(Folder& in, string_view url_, string_view key_, std::uint64_t most_)
      : folder(in), url(url_), key(key_), most(most_), part(in, part_name(key_)) {
    read_origin();
  }

  Folder& folder;
  std::string url;
  std::string key;
  std::uint64_t most;
  PartFile part;
  std::string validator;               // of what the part holds; empty: it can't be continued
  std::optional<std::uint64_t> total;  // bytes of the whole file, as the server says
  std::uint64_t at_start = 0;          // bytes that were there before this answer
  bool began = false;                  // this answer's body
  std::string refusal;                 // why we stopped it

  void read_origin() {
    JsonTree json;
    const std::string text = folder.read(from_name(key));
    const bool known = json.parse_strictly(text) && json.root().is(JsonKind::object) &&
                       json.root().find("url") && json.root().find("url").text() == url &&
                       json.root().find("validator");
    if (known && part.size() > 0) {
      validator = json.root().find("validator").text();
      if (const JsonNode size = json.root().find("total")) total = number_in(size.text());
    } else {
      start_anew();
    }
  }

  // The part is emptied before it is said to be of something else, so that a kill mixes nothing.
  void start_anew() {
    part.clear();
    validator.clear();
    total.reset();
    folder.remove(from_name(key));
  }

  void write_origin() const {
    std::string text = "{\"url\":";
    append_json_string(text, url);
    append_json_string(text += ",\"validator\":", validator);
    if (total) text += ",\"total\":" + std::to_string(*total);
    folder.remove(from_name(key));
    folder.write(from_name(key), text + "}");
  }

  [[nodiscard]] HttpRequest request(const MediaRules& rules) {
    HttpRequest out;
    out.url = url;
    out.max_redirects = rules.most_redirects;
    out.public_addresses_only = !rules.allow_private;
    out.may_be_private = rules.may_be_private;
    out.patience = 2;
    out.max_body = static_cast<std::size_t>(most);
    out.headers.add("Accept", "image/*,audio/*,video/*,application/*;q=0.9,*/*;q=0.8");
    out.headers.add("Accept-Encoding", "identity");  // ranges are those of the file itself
    at_start = validator.empty() ? 0 : part.size();
    if (at_start > 0) {
      out.headers.add("Range", "bytes=" + std::to_string(at_start) + "-");
      out.headers.add("If-Range", validator);
    }
    began = false;
    out.sink = [this](const HttpResponse& head, string_view piece) { return take(head, piece); };
    return out;
  }

  bool take(const HttpResponse& head, string_view piece) {
    if (!std::exchange(began, true) && !begin(head)) return false;
    if (part.size() + piece.size() > most) return refuse_size();
    part.append(piece);
    return true;
  }

  bool begin(const HttpResponse& head) {
    if (head.status == 206) {
      const auto range = content_range(head);
      if (!range || range->begin != part.size() || at_start == 0)
        return refuse("the server sends another part than was asked for");
      if (range->total) total = range->total;
    } else {
      start_anew();
      at_start = 0;
      total = is_encoded(head) ? std::nullopt : number_in(head.headers.find("Content-Length"));
      if (total && *total >= worth_keeping) validator = validator_of(head);
      if (!validator.empty()) write_origin();
    }
    return !total || *total <= most || refuse_size();
  }

  bool refuse(std::string why) {
    refusal = std::move(why);
    return false;
  }

  bool refuse_size() {
    return refuse("it is larger than --media-limit, " + std::to_string(most) + " bytes");
  }
};

std::string MediaFetch::part_name(string_view key) {
  return ".postferry/" + std::string(key) + ".part";
}

void MediaFetch::forget(string_view key) { folder_.remove(from_name(key)); }

void MediaFetch::drop(string_view key) {
  folder_.remove(from_name(key));
  folder_.remove(part_name(key));
}

FetchedMedia MediaFetch::fetch(string_view url, string_view key, MediaKind wanted) {
  Transfer transfer(folder_, url, key, rules_.most_bytes);
  HttpResponse response;
  for (unsigned i = 0;; ++i) {
    response = http_.send(transfer.request(rules_));
    const bool was_asked_for_part = transfer.at_start > 0 || response.status == 416;
    // The part is not what the server has, or all of it and more: from the beginning.
    if (i == 0 && was_asked_for_part && (response.status == 416 || !transfer.refusal.empty())) {
      transfer.start_anew();
      transfer.refusal.clear();
      continue;
    }
    const bool was_cut = response.failure == HttpFailure::cut ||
                         response.failure == HttpFailure::timeout ||
                         response.failure == HttpFailure::damaged;
    const bool went_on = transfer.began && transfer.part.size() > transfer.at_start;
    if (!was_cut || !went_on || i == most_continuations) break;
    if (transfer.validator.empty()) transfer.start_anew();
  }
  FetchedMedia out = check(transfer, response, wanted);
  const bool keeps_part = out.no_answer && !transfer.validator.empty();
  if (!out.ok && !keeps_part) drop(key);
  if (out.ok) transfer.part.sync();
  return out;
}

FetchedMedia MediaFetch::check(Transfer& transfer, const HttpResponse& response, MediaKind wanted) {
  if (!transfer.refusal.empty()) return failed(transfer.refusal);
  if (response.failure == HttpFailure::too_large)
    return failed("it is larger than --media-limit, " + std::to_string(transfer.most) + " bytes");
  if (response.failure == HttpFailure::forbidden_address)
    return failed("its host has a private address; --allow-private asks such hosts, too");
  if (!response.arrived()) {
    FetchedMedia out = failed(std::string(to_string(response.failure)) +
                              (response.failure_text.empty() ? "" : ": " + response.failure_text));
    out.no_answer =
        response.failure != HttpFailure::redirects && response.failure != HttpFailure::invalid;
    return out;
  }
  FetchedMedia out;
  if (!response.ok()) {
    out = failed("the server answers " + status_text(response.status));
    out.is_gone = response.status != 429 && response.status < 500;
    out.no_answer = response.status == 429 || response.status == 503;
    return out;
  }
  out.is_gone = true;
  out.size = transfer.began ? transfer.part.size() : 0;
  const auto type = response.headers.find("Content-Type");
  const SniffedMedia sniffed = sniff_media(transfer.part.head(sniffed_bytes));
  const string_view said = type.value_or("");
  out.type = sniffed.type.empty() ? std::string(trim(said.substr(0, said.find(';'))))
                                  : std::string(sniffed.type);
  if (out.size == 0)
    out.reason = "the server sends nothing";
  else if (transfer.total && *transfer.total != out.size)
    out.reason = "the server announces " + std::to_string(*transfer.total) + " bytes and sends " +
                 std::to_string(out.size);
  else
    out.reason = why_not_media(wanted, said, sniffed);
  out.ok = out.reason.empty();
  out.is_gone = !out.ok;
  if (!out.ok) return out;
  const auto state = folder_.state(part_name(transfer.key));
  out.hash = state ? state->hash : 0;
  return out;
}

}  // namespace postferry
