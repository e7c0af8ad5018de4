const quantity = '{ value atLeast atMost exact reportedBy }';
const welfare = ['spent', 'contributed', 'people', 'personTimes', 'gifts', 'houses']
  .map((field) => `${field} ${quantity}`)
  .join(' ');

/** Every field of `Figures`. */
export const figuresFields = `
  membership {
    members ${quantity} employees ${quantity} newMembers ${quantity} unions ${quantity} newUnions ${quantity}
    unionsBySector { sector unions ${quantity} }
    partyNominees ${quantity} partyAdmissions ${quantity}
  }
  awards { total ${quantity} byKind { kind awardedBy recipient count ${quantity} } }
  welfare { ${welfare} byProgramme { programme name ${welfare} } }
  activities { measure name quantity ${quantity} }
`;
