# One hash over the contents of the listed files.
file(STRINGS ${LIST} sources)
set(all "")
foreach(source IN LISTS sources)
  file(SHA256 ${source} hash)
  string(APPEND all ${hash})
endforeach()
string(SHA256 version "${all}")
string(SUBSTRING ${version} 0 16 version)
file(WRITE ${OUT} "#include \"analysis/checkpoint/fold_version.h\"

namespace freshlegs::analysis {

std::uint64_t fold_version() { return 0x${version}; }

}  // namespace freshlegs::analysis
")
