// SPDX-License-Identifier: MIT
// consumer INPUT OUTPUT: lists the formats, reads the posts of INPUT and converts it to OUTPUT.
#include <cstdio>

#include <postferry/api/postferry.h>

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  try {
    for (const postferry::FormatSummary& format : postferry::list_formats())
      std::printf("%s\n", format.name.c_str());

    postferry::Reader reader({argv[1]});
    postferry::Post post;
    std::uint64_t posts = 0;
    while (reader.next(post)) ++posts;

    postferry::Conversion run;
    run.inputs = {argv[1]};
    run.output = argv[2];
    const postferry::Outcome outcome = postferry::convert(run);
    return outcome.out == posts && posts > 0 ? 0 : 1;
  } catch (const postferry::Error& error) {
    std::fprintf(stderr, "consumer: %s\n", error.what());
    return 3;
  }
}
