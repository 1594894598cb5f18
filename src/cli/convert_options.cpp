// SPDX-License-Identifier: MIT
#include "cli/convert_options.h"

#include <utility>
#include <vector>

#include "base/error.h"
#include "cli/terminal.h"
#include "cli/voice.h"
#include "commands/label_input.h"
#include "commands/template_input.h"
#include "commands/zone_option.h"

namespace postferry {

namespace {

std::vector<Term> terms(const Arguments& arguments) {
  std::vector<Term> list;
  for (const std::string& text : arguments.list("term")) {
    const std::size_t colon = text.find(':');
    if (colon == 0 || colon == std::string::npos || colon + 1 == text.size())
      throw Error(ErrorCode::usage,
                  "--term takes TAXONOMY:SLUG, like category:fiction, not \"" + text + "\"");
    list.push_back({text.substr(0, colon), text.substr(colon + 1), {}, {}});
  }
  return list;
}

PostFilter filter(const Arguments& arguments) {
  PostFilter filter;
  filter.types = arguments.list("type");
  filter.statuses = arguments.list("status");
  filter.since = arguments.text("since");
  filter.until = arguments.text("until");
  filter.authors = arguments.list("author");
  filter.terms = terms(arguments);
  filter.reviews_only = arguments.has("reviews-only");
  filter.ids = arguments.list("id");
  return filter;
}

Extract extract_mode(const Arguments& arguments) {
  const std::string word = arguments.choice("extract", "keep|move|off", "keep");
  return word == "keep" ? Extract::keep : word == "move" ? Extract::move : Extract::off;
}

Render render_mode(const Arguments& arguments) {
  const std::string word = arguments.choice("render", "auto|always|never", "auto");
  return word == "auto" ? Render::automatic : word == "always" ? Render::always : Render::never;
}

MediaWishes media(const Arguments& arguments) {
  MediaWishes wishes;
  wishes.directory = arguments.text("media");
  if (arguments.has("media-url")) wishes.url = arguments.text("media-url");
  wishes.limit = arguments.size("media-limit").value_or(wishes.limit);
  constexpr std::uint64_t most_connections = 32;
  const std::uint64_t connections =
      arguments.number("media-connections").value_or(wishes.connections);
  if (connections == 0 || connections > most_connections)
    throw Error(ErrorCode::usage,
                "--media-connections takes a number from 1 to " + std::to_string(most_connections));
  wishes.connections = static_cast<unsigned>(connections);
  wishes.allow_private = arguments.has("allow-private");
  wishes.version = POSTFERRY_VERSION;
  return wishes;
}

}  // namespace

ExtractOptions extract_options(const Arguments& arguments) {
  ExtractOptions options;
  options.mode = extract_mode(arguments);
  for (const char* name : {"map", "labels", "rating-scale"})
    if (options.mode == Extract::off && arguments.said(name))
      throw Error(ErrorCode::usage,
                  std::string("--") + name +
                      " says how to extract reviews, and --extract off extracts none");
  if (options.mode == Extract::off) return options;
  for (const std::string& map : arguments.list("map")) options.maps.push_back(parse_place_map(map));
  if (const std::vector<std::string> labels = arguments.values("labels"); !labels.empty())
    options.labels = open_labels(labels);
  for (const std::string& scale : arguments.list("rating-scale"))
    options.scales.push_back(parse_rating_scale(scale));
  return options;
}

ConvertOptions convert_options(const Arguments& arguments) {
  ConvertOptions options;
  options.from = arguments.text("from");
  options.to = arguments.text("to");
  options.output = arguments.text("output");
  options.overwrite = arguments.has("overwrite");
  options.carrier = !arguments.has("no-carrier");
  options.private_data = arguments.choice("private-data", "keep|withhold", "withhold") == "keep";
  options.report = arguments.text("report");
  options.url_map = arguments.text("url-map");
  options.strict = arguments.has("strict");
  options.max_record = arguments.size("max-record").value_or(options.max_record);
  options.jobs = jobs(arguments);
  options.limit = arguments.number("limit");
  options.filter = filter(arguments);
  options.extract = extract_options(arguments);
  options.render = render_mode(arguments);
  const std::string layout = arguments.text("template");
  if (!layout.empty()) options.layout = open_template(layout);
  options.json_ld = arguments.has("jsonld");
  options.layout_is_default = !arguments.said("template");
  options.json_ld_is_default = !arguments.said("jsonld");
  for (const char* name : {"template", "labels", "config", "password-file"})
    for (const std::string& path : arguments.values(name))
      options.other_inputs.push_back({std::string("the file of --") + name, path});
  options.site_url = arguments.text("site-url");
  options.default_author = arguments.text("default-author");
  options.default_status = arguments.text("default-status");
  if (arguments.has("timezone")) options.zone = zone_named(arguments.text("timezone"));
  options.format_options = given_options(arguments);
  options.media = media(arguments);
  return options;
}

void set_up_media(MediaWishes& media, const Arguments& arguments, Voice& voice) {
  for (const char* name : {"media-url", "media-limit", "media-connections", "allow-private"})
    if (media.directory.empty() && arguments.said(name))
      throw Error(ErrorCode::usage, std::string("--") + name +
                                        " says how to download files, and only --media DIR does");
  const auto say = [&voice](const std::string& line) { voice.tell(line); };
  media.waits = say;
  if (arguments.has("verbose")) media.requests = say;
}

bool writes_to_terminal(const ConvertOptions& options) {
  return stdout_is_terminal() && (options.output.empty() || options.output == "-");
}

}  // namespace postferry
