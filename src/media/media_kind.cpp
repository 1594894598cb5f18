// SPDX-License-Identifier: MIT
#include "media/media_kind.h"

#include <algorithm>
#include <array>
#include <span>

#include "base/ascii.h"

namespace postferry {

namespace {

using std::string_view;

constexpr std::array<string_view, 17> pictures = {"jpg",  "jpeg", "jpe",  "png", "gif", "webp",
                                                  "avif", "svg",  "bmp",  "ico", "tif", "tiff",
                                                  "jxl",  "heic", "heif", "jp2", "apng"};
constexpr std::array<string_view, 10> sounds = {"mp3", "m4a", "m4b",  "ogg", "oga",
                                                "wav", "wma", "flac", "aac", "opus"};
constexpr std::array<string_view, 14> films = {"mp4", "m4v",  "mov", "webm", "ogv", "avi", "mkv",
                                               "mpg", "mpeg", "wmv", "3gp",  "3g2", "flv", "vtt"};
constexpr std::array<string_view, 29> documents = {
    "pdf", "doc", "docx", "xls", "xlsx", "ppt",   "pptx",    "pps",  "ppsx", "odt",
    "ods", "odp", "rtf",  "txt", "csv",  "key",   "epub",    "mobi", "azw3", "djvu",
    "zip", "gz",  "tar",  "7z",  "rar",  "pages", "numbers", "psd",  "ics"};

/// Bytes that a kind of file has at a place.
struct Signature {
  std::size_t at;
  string_view bytes;
  SniffedMedia what;
};

using namespace std::string_view_literals;

constexpr std::array signatures = {
    Signature{0, "\xFF\xD8\xFF"sv, {"image/jpeg", MediaKind::picture}},
    Signature{0, "\x89PNG\r\n\x1A\n"sv, {"image/png", MediaKind::picture}},
    Signature{0, "GIF87a"sv, {"image/gif", MediaKind::picture}},
    Signature{0, "GIF89a"sv, {"image/gif", MediaKind::picture}},
    Signature{8, "WEBP"sv, {"image/webp", MediaKind::picture}},
    Signature{0, "BM"sv, {"image/bmp", MediaKind::picture}},
    Signature{0, "\0\0\1\0"sv, {"image/x-icon", MediaKind::picture}},
    Signature{0, "II*\0"sv, {"image/tiff", MediaKind::picture}},
    Signature{0, "MM\0*"sv, {"image/tiff", MediaKind::picture}},
    Signature{0, "\xFF\x0A"sv, {"image/jxl", MediaKind::picture}},
    Signature{4, "JXL "sv, {"image/jxl", MediaKind::picture}},
    Signature{4, "jP  "sv, {"image/jp2", MediaKind::picture}},
    Signature{4, "ftypavif"sv, {"image/avif", MediaKind::picture}},
    Signature{4, "ftypavis"sv, {"image/avif", MediaKind::picture}},
    Signature{4, "ftyphei"sv, {"image/heic", MediaKind::picture}},
    Signature{4, "ftypmif1"sv, {"image/heif", MediaKind::picture}},
    Signature{4, "ftypM4A"sv, {"audio/mp4", MediaKind::audio}},
    Signature{4, "ftypM4B"sv, {"audio/mp4", MediaKind::audio}},
    Signature{4, "ftyp"sv, {"video/mp4", MediaKind::video}},
    Signature{4, "moov"sv, {"video/quicktime", MediaKind::video}},
    Signature{0, "ID3"sv, {"audio/mpeg", MediaKind::audio}},
    Signature{0, "\xFF\xFB"sv, {"audio/mpeg", MediaKind::audio}},
    Signature{0, "\xFF\xF3"sv, {"audio/mpeg", MediaKind::audio}},
    Signature{0, "\xFF\xF1"sv, {"audio/aac", MediaKind::audio}},
    Signature{0, "fLaC"sv, {"audio/flac", MediaKind::audio}},
    Signature{8, "WAVE"sv, {"audio/wav", MediaKind::audio}},
    Signature{28, "\x01vorbis"sv, {"audio/ogg", MediaKind::audio}},
    Signature{28, "OpusHead"sv, {"audio/ogg", MediaKind::audio}},
    Signature{0, "OggS"sv, {"video/ogg", MediaKind::video}},
    Signature{0, "\x1A\x45\xDF\xA3"sv, {"video/webm", MediaKind::video}},
    Signature{8, "AVI "sv, {"video/x-msvideo", MediaKind::video}},
    Signature{0, "\0\0\1\xBA"sv, {"video/mpeg", MediaKind::video}},
    Signature{0, "\0\0\1\xB3"sv, {"video/mpeg", MediaKind::video}},
    Signature{0, "FLV\1"sv, {"video/x-flv", MediaKind::video}},
    Signature{0, "WEBVTT"sv, {"text/vtt", MediaKind::video}},
    Signature{0, "%PDF-"sv, {"application/pdf", MediaKind::document}},
    Signature{0, "PK\3\4"sv, {"application/zip", MediaKind::document}},
    Signature{0, "\xD0\xCF\x11\xE0"sv, {"application/x-ole-storage", MediaKind::document}},
    Signature{0, "{\\rtf"sv, {"application/rtf", MediaKind::document}},
    Signature{0, "\x1F\x8B"sv, {"application/gzip", MediaKind::document}},
    Signature{0, "7z\xBC\xAF\x27\x1C"sv, {"application/x-7z-compressed", MediaKind::document}},
    Signature{0, "Rar!"sv, {"application/vnd.rar", MediaKind::document}},
    Signature{0, "8BPS"sv, {"image/vnd.adobe.photoshop", MediaKind::document}},
};

template <std::size_t N>
bool is_one_of(const std::array<string_view, N>& list, string_view name) {
  return std::find(list.begin(), list.end(), name) != list.end();
}

bool begins_with(string_view text, string_view lower_case) {
  return equals_ignoring_case(text.substr(0, lower_case.size()), lower_case);
}

bool contains(string_view text, string_view lower_case) {
  for (std::size_t at = 0; at + lower_case.size() <= text.size(); ++at)
    if (begins_with(text.substr(at), lower_case)) return true;
  return false;
}

// Markup: a drawing, or a page. Either may have declarations and comments before.
SniffedMedia sniff_markup(string_view head) {
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  head = trim(head);
  if (!head.starts_with('<')) return {};
  for (const string_view page : {"<!doctype html"sv, "<html"sv, "<head"sv, "<body"sv, "<script"sv})
    if (begins_with(head, page)) return {"text/html", MediaKind::page};
  if (contains(head, "<svg")) return {"image/svg+xml", MediaKind::picture};
  if (contains(head, "<html")) return {"text/html", MediaKind::page};
  return {"text/xml", MediaKind::unknown};
}

string_view name_of(MediaKind kind) {
  switch (kind) {
    case MediaKind::picture: return "picture";
    case MediaKind::audio: return "recording";
    case MediaKind::video: return "film";
    default: return "file";
  }
}

// Whether pictures of a type have first bytes that sniff_media() knows: what has others is none.
bool has_signature(string_view type) {
  constexpr std::array<string_view, 8> known = {"image/jpeg", "image/jpg",  "image/png",
                                                "image/gif",  "image/webp", "image/avif",
                                                "image/tiff", "image/bmp"};
  return std::any_of(known.begin(), known.end(),
                     [type](string_view one) { return equals_ignoring_case(one, type); });
}

}  // namespace

MediaKind kind_of_extension(string_view extension) noexcept {
  if (extension.empty() || extension.size() > 8) return MediaKind::unknown;
  std::array<char, 8> small{};
  std::transform(extension.begin(), extension.end(), small.begin(), to_lower);
  const string_view name(small.data(), extension.size());
  if (is_one_of(pictures, name)) return MediaKind::picture;
  if (is_one_of(sounds, name)) return MediaKind::audio;
  if (is_one_of(films, name)) return MediaKind::video;
  if (is_one_of(documents, name)) return MediaKind::document;
  return MediaKind::unknown;
}

string_view extension_of(string_view path) noexcept {
  const string_view last = path.substr(path.rfind('/') + 1);
  const std::size_t dot = last.rfind('.');
  return dot == string_view::npos || dot == 0 ? string_view() : last.substr(dot + 1);
}

SniffedMedia sniff_media(string_view head) noexcept {
  for (const Signature& signature : signatures)
    if (head.size() >= signature.at && head.substr(signature.at).starts_with(signature.bytes))
      return signature.what;
  return sniff_markup(head.substr(0, sniffed_bytes));
}

// A picture that calls itself another kind of picture is one; a page is none, whatever it is
// called. What first bytes can't tell is believed to be what the server says.
std::string why_not_media(MediaKind wanted, string_view content_type, const SniffedMedia& sniffed) {
  const std::string file(name_of(wanted));
  const string_view type = trim(content_type.substr(0, content_type.find(';')));
  if (sniffed.kind == MediaKind::page) return "a web page came instead of the " + file;
  const bool says_page = equals_ignoring_case(type, "text/html") ||
                         equals_ignoring_case(type, "application/xhtml+xml") ||
                         equals_ignoring_case(type, "application/json");
  if (sniffed.kind == MediaKind::unknown && says_page)
    return "something of type " + std::string(type) + " came instead of the " + file;
  const bool film_or_sound = sniffed.kind == MediaKind::audio || sniffed.kind == MediaKind::video;
  switch (wanted) {
    case MediaKind::picture:
      if (sniffed.kind == MediaKind::picture) return {};
      if (sniffed.type.empty() && begins_with(type, "image/")) {
        if (!has_signature(type)) return {};
        return "what came does not begin as " + lower(type) + " does";
      }
      break;
    case MediaKind::audio:
    case MediaKind::video:
      if (film_or_sound || sniffed.type.empty()) return {};
      break;
    default: return {};
  }
  return "what came is no " + file + (sniffed.type.empty() ? "" : ", but ") +
         std::string(sniffed.type);
}

}  // namespace postferry
