# SPDX-License-Identifier: MIT
# ctest reads this before it runs tests: none of them sees the options that whoever runs them keeps
# in a file of their own. A place that is not there has none.
set(ENV{XDG_CONFIG_HOME} /dev/null)
