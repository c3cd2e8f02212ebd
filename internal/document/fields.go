package document

// manyFields is the number of fields from which an index is faster than a
// linear search.
const manyFields = 32

// Fields collects the members of an object while it is read. Keys are unique,
// as with Node.Set, and adding one takes constant time however many there
// are.
type Fields struct {
	Members []Member
	index   map[string]int // nil while the fields are few
}

// NewFields returns Fields with room for count members.
func NewFields(count int) Fields {
	return Fields{Members: make([]Member, 0, count)}
}

// Set adds a member, or replaces the one with the same key.
func (f *Fields) Set(member Member) {
	if at, known := f.find(member.Key); known {
		f.Members[at] = member
		return
	}
	if f.index != nil {
		f.index[member.Key] = len(f.Members)
	}
	f.Members = append(f.Members, member)
}

func (f *Fields) find(key string) (int, bool) {
	if f.index == nil && len(f.Members) < manyFields {
		for i := range f.Members {
			if f.Members[i].Key == key {
				return i, true
			}
		}
		return 0, false
	}
	if f.index == nil {
		f.index = make(map[string]int, 2*manyFields)
		for i := range f.Members {
			f.index[f.Members[i].Key] = i
		}
	}
	at, known := f.index[key]
	return at, known
}
