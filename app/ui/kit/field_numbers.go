package kit

import (
	"strconv"
	"strings"

	"accord/app/lang"
)

// Numbers makes a field of several whole numbers one after another, with commas or semicolons between them.
func Numbers(labelKey string, values *[]int) *Field {
	in := &typedInput{
		read: func(text string) error {
			numbers, err := readNumbers(text)
			if err == nil {
				*values = numbers
			}
			return err
		},
		write: func() string {
			words := make([]string, len(*values))
			for i, n := range *values {
				words[i] = strconv.Itoa(n)
			}
			return strings.Join(words, ", ")
		},
		wrong: func() string { return lang.T("form.fault.numbers") },
		none:  func() bool { return len(*values) == 0 },
	}
	return newField(labelKey, in, 110)
}

func readNumbers(text string) ([]int, error) {
	var numbers []int
	for _, part := range strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == ';' }) {
		if strings.TrimSpace(part) == "" {
			continue
		}
		n, err := readNumber(part)
		if err != nil {
			return nil, err
		}
		numbers = append(numbers, n)
	}
	return numbers, nil
}
