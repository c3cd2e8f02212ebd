package find

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"errors"
	"math"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// An index lists the files that git tracks, relative to the top of its work
// tree and with slashes, in the order of their bytes.
type index []string

// has reports whether git tracks a file, or a repository inside this one. A sparse
// index names a folder for all that is in it.
func (x index) has(name string) bool {
	_, found := slices.BinarySearch(x, name)
	for folder := path.Dir(name); !found && folder != "."; folder = path.Dir(folder) {
		_, found = slices.BinarySearch(x, folder+"/")
	}
	return found
}

// hasBelow reports whether git tracks a file in a folder.
func (x index) hasBelow(folder string) bool {
	at, _ := slices.BinarySearch(x, folder+"/")
	return at < len(x) && strings.HasPrefix(x[at], folder+"/")
}

// gitFolder is where git keeps the repository whose work tree is at top: .git, or
// where a file of that name leads to, as in worktrees and submodules; or "".
func gitFolder(top string) string {
	git := filepath.Join(top, ".git")
	info, err := os.Stat(git)
	switch {
	case err != nil:
		return ""
	case info.IsDir():
		return git
	default:
		return linked(top, git, "gitdir: ")
	}
}

// commonFolder is where git keeps what all worktrees of a repository share.
func commonFolder(git string) string {
	return cmp.Or(linked(git, filepath.Join(git, "commondir"), ""), git)
}

// linked is the path that a file holds behind a prefix, relative to a folder; or "".
func linked(folder, file, prefix string) string {
	content, err := os.ReadFile(file)
	target, found := strings.CutPrefix(strings.TrimRight(string(content), "\r\n"), prefix)
	switch {
	case err != nil || !found:
		return ""
	case filepath.IsAbs(target):
		return target
	default:
		return filepath.Join(folder, target)
	}
}

// readIndex reads the index of a repository. One without an index tracks nothing.
func readIndex(gitFolder string) (index, error) {
	content, err := os.ReadFile(filepath.Join(gitFolder, "index"))
	if errors.Is(err, os.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, bare(err)
	}
	// Only the configuration says which hash is used; the wrong one does not fit.
	tracked, err := parseIndex(content, 20)
	if err != nil {
		if bySHA256, err := parseIndex(content, 32); err == nil {
			return bySHA256, nil
		}
	}
	return tracked, err
}

var (
	errIndex = errors.New("is not an index of git that akslint can read")
	errSplit = errors.New("is a split index, which akslint does not read: run `git update-index --no-split-index`")
)

// parseIndex reads an index of version 2 to 4, with hashes of a given size:
// https://git-scm.com/docs/index-format.
func parseIndex(content []byte, hash int) (index, error) {
	if len(content) < 12+hash || !bytes.HasPrefix(content, []byte("DIRC")) {
		return nil, errIndex
	}
	reader := indexReader{
		rest:    content[12 : len(content)-hash],
		version: binary.BigEndian.Uint32(content[4:]),
		hash:    hash,
	}
	count := int(binary.BigEndian.Uint32(content[8:]))
	if reader.version < 2 || reader.version > 4 || count > len(content) {
		return nil, errIndex
	}
	tracked := make(index, 0, count)
	for range count {
		before := reader.name
		switch {
		case !reader.entry() || reader.name != "" && reader.name < before:
			return nil, errIndex
		case reader.name == "": // it replaces an entry of the shared index
			return nil, errSplit
		}
		tracked = append(tracked, reader.name)
	}
	return tracked, reader.extensions()
}

type indexReader struct {
	rest    []byte // of the content, without the hash at its end
	version uint32
	hash    int
	name    string // of the latest entry
}

// extended is the flag of an entry that has more flags.
const extended = 0x4000

// entry reads the next entry, and reports whether there is one.
func (r *indexReader) entry() bool {
	size := 40 + r.hash + 2 // of what stands before the name
	if len(r.rest) < size+2 {
		return false
	}
	if r.version > 2 && binary.BigEndian.Uint16(r.rest[size-2:])&extended != 0 {
		size += 2
	}
	kept := 0 // of the name before, in version 4
	if r.version == 4 {
		cut, width := r.offset(r.rest[size:])
		if kept = len(r.name) - cut; kept < 0 {
			return false
		}
		size += width
	}
	length := bytes.IndexByte(r.rest[size:], 0)
	if length < 0 {
		return false
	}
	r.name = r.name[:kept] + string(r.rest[size:size+length])
	size += length + 1
	if r.version < 4 {
		size = (size + 7) / 8 * 8 // NULs fill it up
	}
	if size > len(r.rest) {
		return false
	}
	r.rest = r.rest[size:]
	return true
}

// offset reads a number as packs have it for deltas, and its width.
func (*indexReader) offset(text []byte) (value, width int) {
	for i, c := range text[:min(len(text), 4)] {
		value = value<<7 | int(c&0x7F)
		if c&0x80 == 0 {
			return value, i + 1
		}
		value++
	}
	return math.MaxInt32, 0 // longer than any name
}

// extensions passes what stands behind the entries. Of the extensions that cannot
// be passed over, that of a sparse index only says that a name may be one of a
// folder.
func (r *indexReader) extensions() error {
	for len(r.rest) > 0 {
		if len(r.rest) < 8 {
			return errIndex
		}
		name, size := string(r.rest[:4]), int(binary.BigEndian.Uint32(r.rest[4:]))
		switch {
		case size > len(r.rest)-8:
			return errIndex
		case name == "link":
			return errSplit
		case name != "sdir" && (name[0] < 'A' || name[0] > 'Z'):
			return errIndex
		}
		r.rest = r.rest[8+size:]
	}
	return nil
}
